"""Say that a duty is met."""

from __future__ import annotations

from dataclasses import dataclass

from counter.job import Bench, Command, Outcome, Topic, handles
from counter.refusal import Refused, define
from counter.store import duties
from counter.store.fact import Fact
from counter.words import N_

DUTY_GONE = define(
    "duty-gone",
    happened=N_("This duty is already met, or there is none of this id."),
    stored=N_("Nothing was stored."),
    todo=N_("Look at the list on the home page."),
    say=N_("Let me check that for you."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishDuty(Command):
    """A duty and what came of it."""

    duty: str
    note: str = ""


@handles(FinishDuty)
def finish_duty(command: FinishDuty, bench: Bench) -> Outcome:
    """Close the duty; raises Refused `duty-gone`."""
    if not duties.is_open(bench.tx, command.duty):
        raise Refused(DUTY_GONE)
    bench.write(Fact("duty_done", {"duty": command.duty}, {"note": command.note.strip()}))
    return Outcome({"duty": command.duty}, frozenset({Topic.DUTIES}))
