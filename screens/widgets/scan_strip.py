"""The strip of a scan over a form: what was scanned, how it stands, `g` goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType

from counter.refusal import Trouble
from counter.tracked import look_up
from counter.views.track import TrackView
from counter.words import N_, language
from screens.errand import Errand
from screens.widgets.question import Question, QuestionLine

if TYPE_CHECKING:
    from screens.base import Page

STRIP = N_("SCAN {number}  {what}   g go there   Esc stay")


class ScanStrip(Question, inherit_bindings=False):
    """Gives True to go there. Any other key stays, and goes on to where it was meant for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g,G", "answer(True)", show=False),
        Binding("escape,f12", "answer(False)", show=False),
    ]

    def __init__(self, number: str) -> None:
        super().__init__(STRIP, {"number": number, "what": ""})
        self.number = number

    def tell(self, what: str) -> None:
        """Show how the parcel stands."""
        self.facts = {"number": self.number, "what": what}
        if self.is_attached:
            self.query_one(QuestionLine).refresh()

    def on_key(self, event: events.Key) -> None:
        """Typing goes on in the form: the key is handed over there."""
        if event.key in {"g", "G", "escape", "f12"}:
            return
        from screens.gate import GatedApp

        event.stop()
        if isinstance(self.app, GatedApp):
            self.app.gate.put_back(event)
        self.dismiss(False)


def offer(page: Page, number: str) -> None:
    """Show the strip over a page; what is known of the number follows as soon as it is read."""
    strip = ScanStrip(number)

    def answered(goes: bool | None) -> None:
        if goes:
            page.program.run_line(page, f"t {number}")

    def known(view: TrackView) -> None:
        strip.tell(view.record.meaning.name.get(language(), ""))

    def unknown(trouble: Trouble) -> None:
        strip.tell(trouble.message(language()))

    desk = page.desk
    question = look_up(desk.rules, desk.outlet, number, desk.clock.now())
    page.app.push_screen(strip, answered)
    page.program.at_desk(
        Errand("question", page, lambda: desk.ask(question), known, unknown, held=False)
    )
