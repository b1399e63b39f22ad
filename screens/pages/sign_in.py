"""Sign in: staff id and PIN; a PIN that was given for once is changed at once."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from counter.demo.crew import demo_staff
from counter.ids import new_id
from counter.job import Command, Outcome
from counter.jobs.set_pin import SetPin
from counter.jobs.sign_in import SignIn
from counter.outlet import Kind
from counter.refusal import Trouble
from counter.views.people import Person, person
from counter.words import N_
from screens.base import Page
from screens.session import Session
from screens.widgets.field import Field, Look
from screens.widgets.kinds import PIN, STAFF
from screens.widgets.words import Words

_LABEL = 18
NEW_PIN = N_("Welcome. Choose a PIN of your own: six digits, typed twice.")
NOT_THE_SAME = N_("The two PINs are not the same; type them again.")
DEMO = N_("Demo outlet, invented people: clerk {staff}, PIN {pin}. The others are in the README.")


class SignInPage(Page):
    """The first page."""

    VERB = "sign-in"
    TITLE = N_("Sign in")
    HELP = N_(
        "Type your staff id (a letter and four digits) and your PIN (six digits). Five wrong PINs "
        "in a row lock the id until a manager sets a new PIN."
    )
    VERBS: ClassVar[frozenset[str] | None] = frozenset({"language", "help", "quit"})

    def __init__(self, words: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self._session: Session | None = None
        self._language = ""

    def body(self) -> ComposeResult:
        """Two fields, two more when the PIN has to be changed."""
        yield Words("")
        yield Words(N_("Express Counter"), classes="strong")
        yield Words("")
        staff = self.words[0] if self.words else ""
        yield Field("staff", N_("Staff id"), STAFF, Look(6, _LABEL, required=True, limit=5), staff)
        yield Field("pin", N_("PIN"), PIN, _pin_look())
        for name, label in (("new", N_("New PIN")), ("again", N_("New PIN again"))):
            field = Field(name, label, PIN, _pin_look())
            field.display = False
            yield field
        yield Words("")
        yield Words(N_("F9 or /lang: 中文 / English"))
        if self.desk.outlet.kind is not Kind.LIVE:
            clerk = demo_staff()[0]
            yield Words(DEMO, staff=clerk.id, pin=clerk.pin)

    def on_mount(self) -> None:
        """With a known staff id only the PIN is to type."""
        super().on_mount()
        if self.words:
            self._field("pin").focus()

    def _field(self, name: str) -> Field:
        return self.query_one(f"#{name}", Field)

    @on(Field.Done, "#pin")
    def _try(self, message: Field.Done) -> None:
        message.stop()
        staff, pin = self._field("staff"), self._field("pin")
        if staff.problem():
            self.warn("{problem}", problem=staff.problem())
            staff.focus()
            return
        self.send(SignIn(job=new_id(), staff=staff.value, pin=pin.value), self._known)

    def _known(self, outcome: Outcome) -> None:
        staff = str(outcome.facts["staff"])
        self._language = str(outcome.facts["language"])
        must_change = bool(outcome.facts["one_time_pin"])
        self.ask(person(staff), partial(self._person_known, must_change))

    def _person_known(self, must_change: bool, who: Person) -> None:
        self._session = Session(who.staff, who.name, who.role)
        if not must_change:
            self.program.sign_in(self._session, self._language)
            return
        for name in ("staff", "pin"):
            self._field(name).disabled = True
        for name in ("new", "again"):
            self._field(name).display = True
        self.say(NEW_PIN)
        self._field("new").focus()

    @on(Field.Done, "#again")
    def _change(self, message: Field.Done) -> None:
        message.stop()
        new, again = self._field("new"), self._field("again")
        if new.value != again.value:
            self.warn(NOT_THE_SAME)
            again.value = new.value = ""
            new.focus()
            return
        staff, old = self._field("staff").value, self._field("pin").value
        self.send(SetPin(job=new_id(), staff=staff, old=old, new=new.value), self._changed)

    def _changed(self, outcome: Outcome) -> None:
        if self._session is not None:
            self.program.sign_in(self._session, self._language)

    def failed(self, command: Command, trouble: Trouble) -> None:
        """The PIN goes, the reason stays, the cursor is where the mistake was."""
        self.trouble(trouble)
        names = ("new", "again") if isinstance(command, SetPin) else ("pin",)
        for name in names:
            self._field(name).value = ""
        self._field(names[0]).focus()

    def action_leave(self) -> None:
        """There is nothing behind the sign-in."""

    def action_back(self) -> None:
        """Out of the command bar; there is nothing behind the sign-in."""
        if self.bar.line.has_focus:
            self.bar.close()


def _pin_look() -> Look:
    return Look(6, _LABEL, hidden=True, required=True, limit=6)


PAGE = SignInPage
