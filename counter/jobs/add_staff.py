"""Add a member of staff, with a PIN for the first sign-in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counter.actor import Role
from counter.job import Bench, Command, Outcome, Topic, handles, secret
from counter.pins import hash_pin
from counter.refusal import Refused, define
from counter.store import staff
from counter.store.fact import Fact
from counter.words import LANGUAGES, N_

STAFF_ID_TAKEN = define(
    "staff-id-taken",
    happened=N_("The staff id {staff} is already in use."),
    stored=N_("Nothing was stored."),
    todo=N_("Choose another id, a letter and four digits."),
    say=N_("One moment please."),
)
BAD_STAFF = define(
    "bad-staff",
    happened=N_("{what} cannot be used for a member of staff: {value}."),
    stored=N_("Nothing was stored."),
    todo=N_("An id is a capital letter and four digits; a name is 1 to 40 characters."),
    say=N_("One moment please."),
)

_ID = re.compile(r"[A-Z][0-9]{4}", re.ASCII)
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class AddStaff(Command):
    """Who joins, as what, and the PIN that opens the door once."""

    staff: str
    name: str
    role: Role
    language: str
    pin: str = secret()
    one_time: bool = True


@handles(AddStaff, Role.ADMIN, Role.MANAGER)
def add_staff(command: AddStaff, bench: Bench) -> Outcome:
    """Add the person; raises Refused `staff-id-taken` or `bad-staff`."""
    _refuse_bad(command)
    if staff.is_known(bench.tx, command.staff):
        raise Refused(STAFF_ID_TAKEN, staff=command.staff)
    bench.write(
        Fact(
            "staff_added",
            {"staff": command.staff, "role": command.role.value, "language": command.language},
            {"name": command.name.strip()},
        )
    )
    keep_pin(bench, command.staff, command.pin, one_time=command.one_time)
    return Outcome({"staff": command.staff}, frozenset({Topic.STAFF}))


def keep_pin(bench: Bench, who: str, pin: str, *, one_time: bool) -> None:
    """Store the hash of a PIN; the hash is a secret and stands in no fact."""
    staff.keep_pin(bench.tx, who, hash_pin(pin), one_time=one_time)
    bench.write(Fact("pin_set", {"staff": who, "one_time": one_time}))


def _refuse_bad(command: AddStaff) -> None:
    if not _ID.fullmatch(command.staff):
        raise Refused(BAD_STAFF, what="id", value=command.staff)
    if not 0 < len(command.name.strip()) <= _LONGEST_NAME:
        raise Refused(BAD_STAFF, what="name", value=command.name)
    if command.language not in LANGUAGES:
        raise Refused(BAD_STAFF, what="language", value=command.language)
