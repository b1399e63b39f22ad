"""Home: what waits, what is due, what is odd, and today's figures (screens.md §2)."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from counter.job import Topic
from counter.views.home import HomeView, Waiting, home
from counter.warnings import Oddities, oddities
from counter.words import N_, _
from screens import cells
from screens.base import Page
from screens.errand import Errand
from screens.figures import left_until, moment, money, sign_of
from screens.widgets.halves import Halves, Rule
from screens.widgets.table import Column, Row, Table

KINDS = {
    "notify": N_("tell the customer"),
    "exception": N_("exception"),
    "promise": N_("promised call"),
    "report": N_("report"),
}
NOTHING_WAITS = N_("Nothing waits. q quotes, a takes a parcel in, t tracks one; then Enter.")
NO_SUCH_ROW = N_("There is no row {row} in the list.")
_LEFT, _ROWS, _NUMBERED = 40, 6, 9


class Duties(Table, inherit_bindings=False):
    """What waits. Letters are left to the command bar here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("home", "move(-100000)", show=False),
        Binding("end", "move(100000)", show=False),
        Binding("enter", "open", N_("Open"), show=True),
    ]


class HomePage(Page):
    """The first page after the sign-in."""

    VERB = "home"
    TITLE = N_("Home")
    HELP = N_(
        "What waits stands in the list, the most urgent first. Enter opens the row under the "
        "cursor; a number from 1 to 9 and Enter opens that row. Any letter or number starts a "
        "line in the command bar: q quotes, a takes in, t tracks; a scanned number is tracked."
    )
    TOPICS = frozenset({Topic.DUTIES, Topic.PARCELS, Topic.TRACKING, Topic.NUMBERS, Topic.TILL})
    TYPE_TO_BAR = True

    def __init__(self, words: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self._view: HomeView | None = None
        self._oddities = Oddities("…", ())

    def body(self) -> ComposeResult:
        """Figures above, the list below."""
        columns = (
            Column("", 1),
            Column(N_("Due"), 11, signed=True),
            Column(N_("What"), 17),
            Column(N_("Parcel"), 18),
            Column(N_("Whom"), 0),
            Column(N_("Owner"), 6),
        )
        yield Halves("figures", _ROWS, _LEFT)
        yield Rule()
        yield Duties(columns, empty=NOTHING_WAITS, id="duties")

    def on_mount(self) -> None:
        """Ask what waits."""
        super().on_mount()
        self.look_again()

    def look_again(self) -> None:
        """Ask again; keys wait only the first time."""
        question = home(self.desk.outlet, self.desk.clock.now())
        self.ask(question, self._show, hold=self._view is None, what=N_("the list"))
        desk = self.desk
        self.program.at_desk(
            Errand("rounds", self, lambda: oddities(desk), self._warn_of, self.trouble, held=False)
        )

    def minute_passed(self) -> None:
        """What is left has changed."""
        self.look_again()

    def respoken(self) -> None:
        """The same view in the other language."""
        if self._view is not None:
            self._show(self._view)

    def take_line(self, text: str) -> bool:
        """A number from 1 to 9 opens that row of the list."""
        if len(text) != 1 or text not in "123456789":
            return False
        rows = self.query_one(Duties).rows
        if int(text) > len(rows):
            self.warn(NO_SUCH_ROW, row=text)
        else:
            self._open(rows[int(text) - 1])
        return True

    @on(Table.Opened, "#duties")
    def _opened(self, message: Table.Opened) -> None:
        self._open(message.row)

    def _open(self, row: Row) -> None:
        waybill = row.cells[3]
        if waybill:
            self.program.run_line(self, f"t {waybill}")

    def _show(self, view: HomeView) -> None:
        self._view = view
        self.program.unsent = view.unsent
        self.show_status()
        halves = zip(self._duties(view), self._today(view), strict=True)
        self.query_one(Halves).show(tuple(halves))
        rows = [self._row(number, waiting) for number, waiting in enumerate(view.waiting, 1)]
        self.query_one(Duties).show(rows)

    def _warn_of(self, odd: Oddities) -> None:
        """What is odd stands on the message line until something else is to say there."""
        self._oddities = odd
        self.respoken()
        if odd.warnings:
            self.warn("{warning}", warning=odd.warnings[0])

    def _duties(self, view: HomeView) -> list[str]:
        names = (_("overdue"), _("today"), _("later"))
        lines = [cells.left("", 19) + "".join(cells.right(name, 7) for name in names)]
        for count in view.counts[: _ROWS - 1]:
            sign = "!" if count.overdue else " "
            name = cells.left(f" {_(KINDS.get(count.kind, count.kind))}", 19)
            lines.append(f"{name}{sign}{count.overdue:>6}{count.today:>7}{count.later:>7}")
        return lines + [""] * (_ROWS - len(lines))

    def _today(self, view: HomeView) -> list[str]:
        zone = self.desk.outlet.zone
        answer = moment(view.last_answer_at, zone) if view.last_answer_at else _("none yet")
        share = f"{view.promises_kept / view.promises_ended:.1%}" if view.promises_ended else "—"
        pairs = (
            (_("Taken in today"), f"{view.accepted_today}  {money(view.taken_today_fen)}"),
            (_("Cash in the till"), money(view.cash_fen)),
            (_("Promises kept, 7 d"), f"{share}  n={view.promises_ended}"),
            (_("Last tracking"), answer),
            (_("Numbers left"), f"{view.numbers_left:,}"),
            (_("Tariff"), self._oddities.tariff),
        )
        return [f"{cells.left(name, 19)}{cells.right(value, 16)}" for name, value in pairs]

    def _row(self, number: int, waiting: Waiting) -> Row:
        now = self.desk.clock.now()
        what = _(KINDS.get(waiting.kind, waiting.kind))
        whom = waiting.note or waiting.customer
        texts = (
            str(number) if number <= _NUMBERED else "",
            left_until(waiting.due_at, now),
            what,
            waiting.waybill,
            whom,
            waiting.owner or "—",
        )
        return Row(waiting.id, sign_of(waiting.due_at, now), texts)


PAGE = HomePage
