"""Sign in with staff id and PIN; five wrong PINs in a row close the door (ASVS 6.3.1)."""

from __future__ import annotations

from dataclasses import dataclass

from counter.job import Bench, Command, Outcome, RefusedOnRecord, Topic, handles, secret
from counter.pins import TRIES, fits
from counter.refusal import Refused, define
from counter.store import staff
from counter.store.fact import Fact
from counter.words import N_

PIN_WRONG = define(
    "pin-wrong",
    happened=N_("The PIN is wrong; {left} tries are left."),
    stored=N_("The failed try was recorded."),
    todo=N_("Type the PIN again; after the last try a manager sets a new one."),
    say=N_("One moment please, I am signing in."),
)
PIN_LOCKED = define(
    "pin-locked",
    happened=N_("{staff} is locked after too many wrong PINs."),
    stored=N_("Nothing was stored."),
    todo=N_("A manager or the administrator sets a new PIN: counter staff pin {staff}"),
    say=N_("A colleague will help you in a moment."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn(Command):
    """A person shows who they are."""

    staff: str
    pin: str = secret()


@handles(SignIn)
def sign_in(command: SignIn, bench: Bench) -> Outcome:
    """Check the PIN and record the sign-in.

    Raises Refused `pin-wrong` (recorded, counted across restarts) or `pin-locked`.
    """
    known = staff.credentials(bench.tx, command.staff)
    if known is None or known.failed_tries >= TRIES:
        raise Refused(PIN_LOCKED, staff=command.staff)
    if not fits(known.pin_hash, command.pin):
        raise RefusedOnRecord(
            PIN_WRONG,
            Fact("pin_refused", {"staff": command.staff}),
            left=TRIES - known.failed_tries - 1,
        )
    bench.write(Fact("signed_in", {"staff": command.staff}))
    return Outcome(
        {
            "staff": command.staff,
            "language": known.language,
            "one_time_pin": known.one_time,
        },
        frozenset({Topic.STAFF}),
    )
