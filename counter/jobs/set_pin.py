"""Set a PIN: one's own with the old one, somebody else's as a manager."""

from __future__ import annotations

from dataclasses import dataclass

from counter.actor import Role
from counter.job import (
    NOT_YOUR_JOB,
    Bench,
    Command,
    Outcome,
    RefusedOnRecord,
    Topic,
    handles,
    secret,
)
from counter.jobs.add_staff import keep_pin
from counter.jobs.sign_in import PIN_LOCKED
from counter.pins import TRIES, fits, is_well_formed
from counter.refusal import Refused, define
from counter.store import staff
from counter.store.fact import Fact
from counter.store.staff import Credentials
from counter.words import N_

PIN_TOO_EASY = define(
    "pin-too-easy",
    happened=N_("This PIN cannot be used."),
    stored=N_("The old PIN stays."),
    todo=N_("Choose six other digits, not all the same and not a run like 123456."),
    say=N_("One moment please."),
)
NO_SUCH_STAFF = define(
    "no-such-staff",
    happened=N_("{staff} is not on the staff of this outlet."),
    stored=N_("Nothing was stored."),
    todo=N_("Check the staff id, a letter and four digits."),
    say=N_("One moment please."),
)
OLD_PIN_WRONG = define(
    "old-pin-wrong",
    happened=N_("The old PIN is wrong."),
    stored=N_("The old PIN stays; the failed try was recorded."),
    todo=N_("Type the old PIN again."),
    say=N_("One moment please."),
)

_MAY_SET_OTHERS = frozenset({Role.ADMIN, Role.MANAGER})


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPin(Command):
    """A new PIN for a member of staff; the old one is needed for one's own."""

    staff: str
    old: str = secret()
    new: str = secret()


def _refuse_stranger(command: SetPin, known: Credentials) -> None:
    """The old PIN is tried like any other: counted, and locked after the last try."""
    if known.failed_tries >= TRIES:
        raise Refused(PIN_LOCKED, staff=command.staff)
    if not fits(known.pin_hash, command.old):
        raise RefusedOnRecord(OLD_PIN_WRONG, Fact("pin_refused", {"staff": command.staff}))


@handles(SetPin)
def set_pin(command: SetPin, bench: Bench) -> Outcome:
    """Set it. A PIN set by somebody else opens once and must then be changed.

    Raises Refused `pin-too-easy` (also for the PIN there is), `old-pin-wrong` (recorded and
    counted), `pin-locked`, `no-such-staff` or `not-your-job`.
    """
    own = bench.actor.id == command.staff
    if not own and bench.role not in _MAY_SET_OTHERS:
        raise Refused(
            NOT_YOUR_JOB,
            staff=bench.actor.id,
            role=bench.role.value if bench.role else "?",
            needed="admin, manager",
        )
    known = staff.credentials(bench.tx, command.staff)
    if known is None:
        raise Refused(NO_SUCH_STAFF, staff=command.staff)
    if own:
        _refuse_stranger(command, known)
    if not is_well_formed(command.new) or fits(known.pin_hash, command.new):
        raise Refused(PIN_TOO_EASY)
    keep_pin(bench, command.staff, command.new, one_time=not own)
    return Outcome({"staff": command.staff}, frozenset({Topic.STAFF}))
