"""Give the journal out with its personal data: by few, for a reason, on record (P-PRIV, G7)."""

from __future__ import annotations

from dataclasses import dataclass

from counter.actor import Role
from counter.job import Bench, Command, Outcome, handles
from counter.refusal import Refused, define
from counter.store.fact import Fact
from counter.words import N_

REASON_NEEDED = define(
    "reason-needed",
    happened=N_("Personal data is given out only for a reason, and none was given."),
    stored=N_("Nothing was stored and nothing was given out."),
    todo=N_("Say why in 3 to 200 characters, for example with --reason."),
    say=N_("One moment please."),
)

_SHORTEST, _LONGEST = 3, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealJournal(Command):
    """The whole journal is about to be given out with personal data."""

    reason: str


@handles(RevealJournal, Role.SUPERVISOR, Role.MANAGER, Role.ADMIN)
def reveal_journal(command: RevealJournal, bench: Bench) -> Outcome:
    """Record who gets it and why, before it is given.

    Raises Refused `reason-needed`.
    """
    reason = command.reason.strip()
    if not _SHORTEST <= len(reason) <= _LONGEST:
        raise Refused(REASON_NEEDED)
    bench.write(Fact("detail_revealed", {"what": "journal-export"}, {"reason": reason}))
    return Outcome({"what": "journal-export"})
