"""Erase personal data whose time is over; the chain goes on to verify (P-RET, K-31)."""

from __future__ import annotations

from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from counter.actor import Role
from counter.canonical import Json
from counter.clock import stored
from counter.job import Bench, Command, Outcome, Topic, handles
from counter.retention import months_kept
from counter.store import answers, expired
from counter.store.fact import Fact

_SUBJECTS_AT_ONCE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseExpired(Command):
    """Erase what is due now, some subjects at a time."""


@handles(EraseExpired, Role.ADMIN, Role.MANAGER)
def erase_expired(command: EraseExpired, bench: Bench) -> Outcome:
    """Erase due parts and say how many; `more` says that the job should be asked again.

    Old raw answers of providers go with them, also when no new answer comes any more.
    """
    answers.drop_old(bench.tx, bench.now)
    due: list[tuple[str, int]] = []
    for kind, months in months_kept().items():
        before = stored(bench.now - relativedelta(months=months))
        due += expired.parts(bench.tx, kind, before, _SUBJECTS_AT_ONCE)
    if due:
        day = bench.now.astimezone(bench.outlet.zone).date().isoformat()
        body: dict[str, Json] = {
            "day": day,
            "parts": [[terminal, number] for terminal, number in due],
        }
        bench.write(Fact("personal_data_erased", body))
    return Outcome(
        {"erased": len(due), "more": len(due) > 0},
        frozenset({Topic.PARCELS, Topic.DUTIES, Topic.TRACKING}),
    )
