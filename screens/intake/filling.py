"""A form that is filled by hand, by recall and by copy, and kept as a draft while it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from textual import events
from textual.widget import Widget

from counter.ids import new_id
from counter.words import N_
from screens.base import Page
from screens.errand import Errand
from screens.intake.form import ALL, TICKED, Form, masked
from screens.intake.leave import Leaving
from screens.intake.opening import FORM, Opening, opening
from screens.widgets.check import Check
from screens.widgets.choice import Choice
from screens.widgets.field import Field
from screens.widgets.grid import Grid

KEPT = N_("A form that you left is kept; open this page again without typing on to go on with it.")


class FillingPage(Page):
    """Fields by id, the job's id, the draft, and the question when the form is left."""

    def __init__(self, words: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self.job = new_id()
        self.kept: dict[str, str] = {}
        self.given: set[str] = set()
        self.begun: Opening | None = None
        self._blank = Form({})
        self._saved = Form({})

    # The fields.

    def form(self) -> Form:
        """What stands in the form now."""
        return Form({name: self._text(name) for name in ALL}, dict(self.kept))

    def fill(self, raw: Mapping[str, str], *, by_hand: bool = False) -> None:
        """Put texts into fields; names, phones and addresses are shown masked.

        Fields that were not filled by hand are passed over when Enter walks through the form.
        """
        for name, text in raw.items():
            shown = text if by_hand else masked(name, text)
            if shown != text:
                self.kept[name] = text
            else:
                self.kept.pop(name, None)
            if text and not by_hand:
                self.given.add(name)
            self._put(name, shown)

    def restore(self, form: Form) -> None:
        """Put a whole form back as it was."""
        self.kept = dict(form.kept)
        for name, text in form.texts.items():
            if self._text(name) != text:
                self._put(name, text)

    def remember(self) -> Callable[[], None]:
        """What puts form and focus back as they are now, when a scan went into them."""
        form, focused = self.form(), self.focused
        at = focused.cursor_position if isinstance(focused, Field) else 0

        def put_back() -> None:
            self.restore(form)
            if focused is not None:
                focused.focus()
            if isinstance(focused, Field):
                focused.cursor_position = at

        return put_back

    def part(self, name: str) -> Widget:
        """The widget of a field."""
        return self.query_one(f"#{name}")

    def _text(self, name: str) -> str:
        widget = self.part(name)
        if isinstance(widget, Check):
            return TICKED if widget.value else ""
        return widget.value if isinstance(widget, Field | Choice | Grid) else ""

    def _put(self, name: str, text: str) -> None:
        widget = self.part(name)
        if isinstance(widget, Check):
            widget.value = text == TICKED
        elif isinstance(widget, Field):
            widget.value = text
            widget.cursor_position = len(text)
        elif isinstance(widget, Choice | Grid):
            widget.value = text

    # Opening.

    def on_mount(self) -> None:
        """Ask for the draft and the last parcel; keys wait until the form stands."""
        super().on_mount()
        self._begin(resume=not self.words)

    def _begin(self, *, resume: bool) -> None:
        work = partial(opening, self.desk, self.session.staff, resume=resume)
        self._in_thread("question", work, self._begun, N_("the form"))

    def _begun(self, begun: Opening) -> None:
        self.begun = begun
        self.kept, self.given = {}, set()
        self.restore(Form({**dict.fromkeys(ALL, ""), "from": begun.origin}))
        self._blank = self._saved = self.form()
        # Who types ahead types into an empty form; an old one would take the keys in wrong places.
        ahead = begun.draft is not None and self.program.gate.waiting > 0
        if ahead:
            begun = replace(begun, draft=None)
        if begun.draft is not None:
            self.job, form = begun.draft
            self.restore(form)
            self._saved = form
        self.opened(begun)
        if ahead:
            self.say(KEPT)

    def opened(self, begun: Opening) -> None:
        """The form stands; fill in what came with the line that opened it."""

    def start_over(self) -> None:
        """A new form with a new job's id."""
        self.job = new_id()
        self.words = ()
        self._begin(resume=False)

    def another_job(self) -> None:
        """The same form as another job: what was refused on record is done with."""
        self._in_thread("command", partial(self.desk.drop_draft, self.job), _nothing)
        self.job = new_id()
        self._saved = Form({})

    # The draft.

    def is_done(self) -> bool:
        """Whether the job of this form is done; a done job has no draft."""
        return False

    def work_is_open(self) -> bool:
        """Whether anything was typed that is not committed."""
        return self.begun is not None and not self.is_done() and self.form().differs(self._blank)

    def on_descendant_blur(self, _event: events.DescendantBlur) -> None:
        """A field was left: keep the form as it is, in the desk's thread."""
        self.keep_draft()

    def keep_draft(self) -> None:
        """Keep the form under its job's id when it has changed since it was kept last."""
        if self.begun is None or self.is_done() or not self.is_attached:
            return
        form = self.form()
        if form.differs(self._saved):
            self._saved = form
            who, content = self.session.staff, form.written()
            work = partial(self.desk.keep_draft, FORM, self.job, who, content)
            self._in_thread("command", work, _nothing)

    def _unless_open(self, then: Callable[[], None]) -> None:
        """Leave at once, or ask: keep, drop, stay."""
        if self.work_is_open():
            self.app.push_screen(Leaving(), partial(self._left, then))
        else:
            then()

    def _left(self, then: Callable[[], None], keeps: bool | None) -> None:
        if keeps is None:
            return
        if keeps:
            self.keep_draft()
        else:
            work = partial(self.desk.drop_draft, self.job)
            self._in_thread("command", work, _nothing)
        self.begun = None
        then()

    def _in_thread(
        self, group: str, work: Callable[[], object], then: Callable[..., None], what: str = ""
    ) -> None:
        """Do work in a thread of the desk; keys wait for it when it says what it is."""
        if what:
            self._hold(what)
        self.program.at_desk(Errand(group, self, work, then, self.trouble, held=bool(what)))


def _nothing(_answer: object) -> None:
    """Nothing is shown for it."""
