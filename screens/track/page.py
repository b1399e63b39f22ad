"""The tracking page: what a number means, what to say, what to do next (screens.md §4)."""

from __future__ import annotations

import unicodedata
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from counter.ids import new_id
from counter.job import Outcome, Topic
from counter.jobs.finish_duty import FinishDuty
from counter.views.find_parcel import Found
from counter.views.search import search
from counter.views.track import Duty, TrackView, track
from counter.words import LANGUAGES, N_, language
from screens.figures import moment
from screens.receipts import PRINTED, print_slip
from screens.track.enquiring import EnquiringPage
from screens.track.enquiry import enquiry_form, row
from screens.track.history import COLUMNS, EventSheet, history_rows, step_of
from screens.track.picture import HEIGHT, Picture
from screens.track.reasons import reasons_of
from screens.widgets.field import Field, Look
from screens.widgets.kinds import Kind
from screens.widgets.rows import Rows, Rule
from screens.widgets.table import Column, Row, Table
from screens.widgets.values import Value, Values, among
from screens.widgets.why import WhySheet
from tracking.rule_set import RuleSet

SEARCH = Kind("search", narrow=True)
TEACH_HISTORY = N_("No events yet.")
TEACH_FOUND = N_("Type or scan a number; or last digits (4 or more) and a name.")
HELP_NUMBER = N_(
    "A whole number, typed or scanned; its last digits, four or more; or the last four digits of a "
    "phone number and a name."
)
NOTHING_FOUND = N_("No parcel here fits {words}. Ask for the number, or the name as on the label.")
FOUND = N_("{count} parcels fit; Enter opens the one under the cursor.")
NO_DUTY = N_("Nothing is to be done about this parcel.")
FINISH = N_("Say that this is done: {duty}? y / n")
WHICH = N_("Which one is done?")
DONE = N_("Done. It is off the home list.")
OPEN_FIRST = N_("Open a parcel first: type or scan its number.")
CANDIDATES = (
    Column(N_("Waybill"), 15),
    Column(N_("Accepted"), 16),
    Column("", 4),
    Column(N_("Sender"), 17),
    Column(N_("Recipient"), 0),
)
"""A customer never hears more than one of these: names and phones are masked."""


class TrackPage(EnquiringPage):
    """One number, or the parcels that fit what a customer can say."""

    VERB = "track"
    TITLE = N_("Track")
    HELP = N_(
        "» is the sentence to read to the customer; l shows it in the other language. c records an "
        "enquiry and promises a call, d says that a duty is done, p prints the receipt again, ? "
        "explains promise and compensation, Enter shows an event in full. A status that nobody "
        "knows stays unknown: nothing is guessed."
    )
    TOPICS = frozenset({Topic.TRACKING, Topic.DUTIES, Topic.PARCELS})
    TYPE_TO_BAR = True
    AUTO_FOCUS = "#number"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "enquiry", N_("Enquiry"), key_display="c"),
        Binding("d", "finish", N_("Done"), key_display="d"),
        Binding("p", "print", N_("Print"), key_display="p"),
        Binding("l", "listener", N_("中文/English »"), key_display="l"),
        Binding("n", "number", N_("Number"), key_display="n"),
        Binding("question_mark", "why", N_("Why"), key_display="?"),
    ]

    def __init__(self, words: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self._found: tuple[Found, ...] = ()
        self._other_language = False

    def body(self) -> ComposeResult:
        """The number, what it means, its history; or the list of what fits."""
        look = Look(21, 8, help=HELP_NUMBER, limit=80)
        yield row(Field("number", N_("Number"), SEARCH, look), Rows(1, "known"))
        yield Rows(HEIGHT, "picture")
        yield Rule()
        yield Table(COLUMNS, empty=TEACH_HISTORY, id="history")
        yield enquiry_form()
        yield Table(CANDIDATES, empty=TEACH_FOUND, id="found")

    def on_mount(self) -> None:
        """Look up what stands on the line that opened the page."""
        super().on_mount()
        self.show_only("found")
        if self.words:
            self.field("number").value = " ".join(self.words)
            self.search(self.words)

    # Searching.

    def search(self, words: tuple[str, ...]) -> None:
        """Open the number, or list what fits the words."""
        self.words = words
        desk = self.desk
        question = search(desk.rules, desk.outlet, words, desk.clock.now())
        self.ask(question, self._answered, what=N_("the parcel"))

    def _answered(self, answer: TrackView | tuple[Found, ...]) -> None:
        if isinstance(answer, TrackView):
            self.field("number").value = answer.record.number
            self._show(answer)
            self.query_one("#history", Table).focus()
            return
        self.view, self._found = None, answer
        self._paint_found()
        self.show_only("found")
        if answer:
            self.say(FOUND, count=len(answer))
            self.query_one("#found", Table).focus()
        else:
            self.warn(NOTHING_FOUND, words=" ".join(self.words))
            self.field("number").focus()

    @on(Field.Done, "#number")
    def _typed(self, message: Field.Done) -> None:
        message.stop()
        message.prevent_default()
        words = unicodedata.normalize("NFKC", message.field.value).split()
        self.message.clear()
        if words:
            self.search(tuple(words))

    @on(Table.Opened, "#found")
    def _candidate(self, message: Table.Opened) -> None:
        self._open(message.row.key)

    @on(Table.Opened, "#history")
    def _event(self, message: Table.Opened) -> None:
        if self.view is not None:
            step = step_of(self.view, message.row.key)
            self.app.push_screen(EventSheet(step, self._rules(), self.desk.outlet.zone))

    def _open(self, number: str) -> None:
        """One of the list; the words of the search stay for the enquiry."""
        desk = self.desk
        question = track(desk.rules, desk.outlet, number, desk.clock.now())
        self.ask(question, self._opened, what=N_("the parcel"))

    def _opened(self, view: TrackView | None) -> None:
        if view is not None:
            self._answered(view)

    def look_again(self) -> None:
        """Something about parcels changed: the same number again, the cursor stays."""
        if self.view is not None:
            desk, number = self.desk, self.view.record.number
            question = track(desk.rules, desk.outlet, number, desk.clock.now())
            self.ask(question, self._seen_again, hold=False)

    def _seen_again(self, view: TrackView | None) -> None:
        if view is not None and self.view is not None:
            self._paint(view)

    def minute_passed(self) -> None:
        """Ages and what is left have changed."""
        self.look_again()

    # Showing.

    def _show(self, view: TrackView) -> None:
        self._paint(view)
        self.show_only("history")

    def _paint(self, view: TrackView) -> None:
        self.view = view
        picture = self.picture(view)
        self.query_one("#known", Rows).show([picture.known()])
        lines = picture.rows()
        self.query_one("#picture", Rows).styles.height = len(lines)
        self.query_one("#picture", Rows).show(lines)
        rows = history_rows(view, self._rules(), self.desk.outlet.zone)
        self.query_one("#history", Table).show(rows)

    def _rules(self) -> RuleSet:
        zone = self.desk.outlet.zone
        return self.desk.rules.tracking_at(self.desk.clock.now().astimezone(zone).date())

    def picture(self, view: TrackView) -> Picture:
        """What the view means, in the language of the customer who listens."""
        others = [tag for tag in LANGUAGES if tag != language()]
        return Picture(view, self.desk, others[0] if self._other_language else language())

    def _paint_found(self) -> None:
        zone = self.desk.outlet.zone
        rows = [
            Row(
                one.waybill,
                " ",
                (
                    one.waybill,
                    moment(one.accepted_at, zone),
                    one.product,
                    one.sender,
                    one.recipient,
                ),
            )
            for one in self._found
        ]
        self.query_one("#found", Table).show(rows)
        for name in ("known", "picture"):
            self.query_one(f"#{name}", Rows).show([])

    def respoken(self) -> None:
        """The same in the other language."""
        if self.view is not None:
            self._paint(self.view)
        else:
            self._paint_found()

    def offers(self, action: str) -> bool:
        """F10 belongs to the enquiry."""
        if action == "commit":
            return self.is_mounted and self.enquiring
        return action != "leave" and super().offers(action)

    # Keys.

    def action_listener(self) -> None:
        """`l`: the sentence in the customer's language."""
        self._other_language = not self._other_language
        self.respoken()

    def action_number(self) -> None:
        """`n`: another number."""
        self.field("number").value = ""
        self.field("number").focus()

    def action_why(self) -> None:
        """`?`: why promise, age and compensation are what they are."""
        if self.view is None:
            self.say(OPEN_FIRST)
        else:
            self.app.push_screen(WhySheet(*reasons_of(self.view, self.desk.outlet.zone)))

    def action_print(self) -> None:
        """`p`: another print of the receipt."""
        if self.view is None or self.view.record.parcel is None:
            self.not_ours()
        else:
            waybill = self.view.record.parcel.waybill
            print_slip(self, waybill, lambda path: self.say(PRINTED, path=path), self.trouble)

    def action_finish(self) -> None:
        """`d`: say that something owed about this parcel is done."""
        duties = self.picture(self.view).open_duties() if self.view else []
        if not duties:
            self.say(NO_DUTY if self.view else OPEN_FIRST)
        elif len(duties) == 1:
            self._finish(duties[0])
        else:
            self._which(duties)

    def _which(self, duties: list[Duty]) -> None:
        line = self.duty_line
        values = [Value(str(number), line(duty)) for number, duty in enumerate(duties, 1)]

        def taken(code: str | None) -> None:
            if code is not None:
                self._finish(duties[int(code) - 1])

        self.app.push_screen(Values(WHICH, among(values)), taken)

    def _finish(self, duty: Duty) -> None:
        command = FinishDuty(job=new_id(), duty=duty.id)
        then = partial(self.send, command, self._finished)
        self.question(FINISH, then, duty=self.duty_line(duty))

    def duty_line(self, duty: Duty) -> str:
        """A duty in words."""
        return self.picture(self.view).duty_line(duty) if self.view else duty.id

    def _finished(self, _outcome: Outcome) -> None:
        self.say(DONE)
