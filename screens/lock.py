"""The lock: nothing of the job is on the screen until its owner types the PIN."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from counter.ids import new_id
from counter.job import Command, Outcome
from counter.jobs.sign_in import SignIn
from counter.refusal import Trouble
from counter.words import N_
from screens.base import Page
from screens.widgets.field import Field, Look
from screens.widgets.kinds import PIN
from screens.widgets.words import Words


class LockPage(Page):
    """Asks the person who is signed in for the PIN."""

    TITLE = N_("Locked")
    HELP = N_("The screen is locked. Type your PIN to go on where you were; nothing is lost.")
    VERBS: ClassVar[frozenset[str] | None] = frozenset({"language", "help"})

    def body(self) -> ComposeResult:
        """One sentence and the PIN."""
        yield Words("")
        yield Words(N_("Locked. Type your PIN to go on where you were."))
        yield Words("")
        yield Field("pin", N_("PIN"), PIN, Look(6, 12, hidden=True, required=True, limit=6))

    @on(Field.Done, "#pin")
    def _try(self, message: Field.Done) -> None:
        message.stop()
        command = SignIn(job=new_id(), staff=self.session.staff, pin=message.field.value)
        self.send(command, self._open)

    def _open(self, _outcome: Outcome) -> None:
        self.dismiss(None)

    def failed(self, command: Command, trouble: Trouble) -> None:
        """The PIN goes, the reason stays."""
        self.query_one("#pin", Field).value = ""
        self.trouble(trouble)

    def action_back(self) -> None:
        """There is no way back but the PIN."""
        if self.bar.line.has_focus:
            self.bar.close()

    def action_leave(self) -> None:
        """There is no way round the PIN."""
