"""What a page can do at the desk: send commands, ask views, say what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

from textual.screen import Screen

from counter.desk import Desk
from counter.job import Command, Outcome
from counter.refusal import Trouble
from counter.words import N_, _
from screens.errand import Errand
from screens.session import Session
from screens.widgets.message import MessageLine

if TYPE_CHECKING:
    from screens.app import CounterApp

T = TypeVar("T")

WORKING = N_("Waiting for {what}; go on typing, nothing is lost.")
WORKING_LONG = N_("Still waiting for {what}. Ctrl+C stops waiting and drops the waiting keys.")


class AtTheDesk(Screen[None], inherit_bindings=False):
    """A screen whose answers come from the desk's threads as messages, never inside a handler."""

    def __init__(self) -> None:
        super().__init__()
        self._in_flight: Command | None = None
        self._holding: list[str] = []

    @property
    def program(self) -> CounterApp:
        """The app, with what is ours."""
        return cast("CounterApp", self.app)

    @property
    def desk(self) -> Desk:
        """The desk; ask it through `send` and `ask` only."""
        return self.program.desk

    @property
    def session(self) -> Session:
        """Who is signed in; only pages behind the sign-in have one."""
        return self.program.signed_in

    def send(
        self, command: Command, then: Callable[[Outcome], None], *, what: str = N_("the desk")
    ) -> None:
        """Do a command in its thread; `then` gets the outcome, the message line a refusal.

        A second press while the first is under way is the same press: nothing new is sent.
        """
        if self._in_flight is not None:
            return
        self._in_flight = command
        actor = self.program.actor_of(command)

        def done(outcome: Outcome) -> None:
            self._in_flight = None
            then(outcome)
            self.program.publish(outcome.changed)

        def failed(trouble: Trouble) -> None:
            self._in_flight = None
            self.failed(command, trouble)

        self._hold(what)
        desk = self.desk
        self.program.at_desk(Errand("command", self, lambda: desk.do(command, actor), done, failed))

    def failed(self, command: Command, trouble: Trouble) -> None:
        """A command was refused or could not be done; by default the message line says so."""
        self.trouble(trouble)

    def ask(
        self,
        question: Callable[..., T],
        then: Callable[[T], None],
        *,
        hold: bool = True,
        what: str = N_("the file"),
    ) -> None:
        """Ask a view, a function of a connection; `then` gets its answer.

        With `hold`, keys wait until the answer is on the screen.
        """
        if hold:
            self._hold(what)
        desk = self.desk
        self.program.at_desk(
            Errand("question", self, lambda: desk.ask(question), then, self.trouble, held=hold)
        )

    def say(self, source: str, **facts: object) -> None:
        """Show words marked with `N_` on the message line."""
        self.message.say(source, facts)

    def warn(self, source: str, **facts: object) -> None:
        """Show what is wrong on the message line."""
        self.message.say(source, facts, "wrong")

    def trouble(self, trouble: Trouble) -> None:
        """Show a refusal or a fault on the message line."""
        self.message.trouble(trouble)

    @property
    def message(self) -> MessageLine:
        """The message line."""
        return self.query_one(MessageLine)

    @property
    def busy(self) -> bool:
        """Whether an answer is under way that the next key depends on."""
        return bool(self._holding)

    def show_waited(self, seconds: float) -> None:
        """Say what is being waited for."""
        # Keys may wait for a page whose lines are not composed yet.
        for line in self.query(MessageLine) if self._holding else ():
            source = WORKING if seconds < 1 else WORKING_LONG
            line.say(source, {"what": _(self._holding[-1])}, "wait")

    def _hold(self, what: str) -> None:
        self._holding.append(what)

    def let_go(self) -> None:
        """An answer has been dealt with."""
        if self._holding:
            self._holding.pop()
        for line in () if self._holding else self.query(MessageLine):
            if line.tone == "wait":
                line.clear()
