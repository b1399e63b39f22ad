"""Recording an enquiry on the tracking page (R-002-2.3.2, P-PRIV)."""

from __future__ import annotations

from typing import ClassVar

from textual import on

from counter.ids import new_id
from counter.job import Command, Outcome, RefusedOnRecord
from counter.jobs.record_contact import PARCEL_UNKNOWN
from counter.refusal import Refused, Trouble
from counter.views.track import TrackView
from counter.words import N_, _
from screens.base import Page
from screens.track.enquiry import CALL_BACK, NOT_A_TIME, TEACH, contact, guessed, when_of
from screens.widgets.check import Check
from screens.widgets.choice import Choice
from screens.widgets.field import Field
from screens.widgets.rows import Part, Rows
from tracking.promise_state import PromiseKind

RECORDED = N_("Enquiry recorded.")
PROMISED = N_("Enquiry recorded; the promised call stands on the home list.")
_TEXTS = ("name", "phone4", "member", "rings", "note", "when", "promise")
_WRONG = {
    "promise-needed": "when",
    "promise-past": "when",
    "identity-not-shown": "name",
    "channel-unknown": "channel",
}


class EnquiringPage(Page):
    """A page whose lower half is a history, a list or the enquiry."""

    HALVES: ClassVar[tuple[str, ...]] = ("history", "enquiry", "found")

    def __init__(self, words: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self.view: TrackView | None = None
        self._job = ""

    def field(self, name: str) -> Field:
        """A field to type in."""
        return self.query_one(f"#{name}", Field)

    def show_only(self, half: str) -> None:
        """Show one lower half."""
        for name in self.HALVES:
            self.query_one(f"#{name}").display = name == half

    @property
    def enquiring(self) -> bool:
        """Whether the enquiry is open."""
        return bool(self.query_one("#enquiry").display)

    def work_is_open(self) -> bool:
        """An open enquiry is lost when the page is left."""
        return self.is_mounted and self.enquiring

    def action_enquiry(self) -> None:
        """`c`: record who asked, what they showed, and what was promised."""
        if self.view is None or self.view.record.parcel is None:
            self.not_ours()
            return
        self._job = new_id()
        self._begin(self.view)
        self.show_only("enquiry")
        self.query_one("#channel", Choice).focus()

    def not_ours(self) -> None:
        """Say that this works with the outlet's own parcels only."""
        number = self.view.record.number if self.view else "?"
        self.trouble(Refused(PARCEL_UNKNOWN, number=number))

    def _begin(self, view: TrackView) -> None:
        """An empty form, with what the search words already say about the caller."""
        known = guessed(self.words)
        for name in _TEXTS:
            self.field(name).value = known.get(name, "")
        self.query_one("#channel", Choice).value = ""
        self.query_one("#said", Check).value = view.record.number in self.words
        if view.record.meaning.promise_state.kind is PromiseKind.OVERDUE:
            self.field("promise").value = _(CALL_BACK)
        self.query_one("#teach", Rows).show([[Part(_(TEACH))]])

    @on(Choice.Done)
    def _chosen(self, _message: Choice.Done) -> None:
        self.focus_next()

    def commit(self) -> None:
        """F10 or the closing line: record the enquiry."""
        if not self.enquiring or self.view is None:
            super().commit()
            return
        texts = {name: self.field(name).value.strip() for name in _TEXTS}
        texts["channel"] = self.query_one("#channel", Choice).value
        texts["said"] = "x" if self.query_one("#said", Check).value else ""
        desk = self.desk
        try:
            call = when_of(texts["when"], desk.clock.now(), desk.outlet.zone)
        except ValueError:
            self.warn("{problem}", problem=_(NOT_A_TIME))
            self.field("when").focus()
            return
        command = contact(texts, self._job, self.view.record.number, call)
        self.send(command, self._recorded, what=N_("the enquiry"))

    def failed(self, command: Command, trouble: Trouble) -> None:
        """Refused: the cursor goes where the answer belongs, nothing typed is cleared."""
        self.trouble(trouble)
        if isinstance(trouble, RefusedOnRecord):
            self._job = new_id()
        if self.enquiring and trouble.code in _WRONG:
            name = _WRONG[trouble.code]
            filled = name == "when" and trouble.code == "promise-needed" and self.field(name).value
            self.query_one("#promise" if filled else f"#{name}").focus()

    def _recorded(self, outcome: Outcome) -> None:
        self.close_enquiry()
        self.say(PROMISED if outcome.facts["call_back"] else RECORDED)

    def close_enquiry(self) -> None:
        """Back to the history."""
        self.show_only("history")
        self.query_one("#history").focus()

    def action_back(self) -> None:
        """One step back: out of the enquiry first."""
        if self.enquiring and not self.bar.line.has_focus:
            self.message.clear()
            self.close_enquiry()
        else:
            super().action_back()
