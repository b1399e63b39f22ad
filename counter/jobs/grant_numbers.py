"""Give this terminal a block of waybill numbers, so that it can work offline (R-002-2.1.3a)."""

from __future__ import annotations

from dataclasses import dataclass

from counter.actor import Role
from counter.job import Bench, Command, Outcome, Topic, handles
from counter.refusal import Refused, define
from counter.store import numbers
from counter.store.fact import Fact
from counter.words import N_

BAD_BLOCK = define(
    "bad-number-block",
    happened=N_("The block {first}-{last} cannot be used."),
    stored=N_("Nothing was stored."),
    todo=N_(
        "Give the first and the last serial number as head office assigned them (1 to 11 digits)."
    ),
    say=N_("One moment please."),
)
BLOCK_OVERLAPS = define(
    "number-block-overlaps",
    happened=N_("The block {first}-{last} overlaps the block {other} of this outlet."),
    stored=N_("Nothing was stored."),
    todo=N_("Ask head office for the right block; a number is never given twice."),
    say=N_("One moment please."),
)

_LARGEST = {"issued": 10**11 - 1, "preprinted": 10**12 - 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantNumbers(Command):
    """A block: `issued` serials get a check digit, `preprinted` labels bear their own numbers."""

    kind: str
    first: int
    last: int


@handles(GrantNumbers, Role.ADMIN, Role.MANAGER)
def grant_numbers(command: GrantNumbers, bench: Bench) -> Outcome:
    """Add the block; raises Refused `bad-number-block` or `number-block-overlaps`."""
    largest = _LARGEST.get(command.kind, 0)
    if not 0 < command.first <= command.last <= largest:
        raise Refused(BAD_BLOCK, first=command.first, last=command.last)
    other = numbers.overlapping(bench.tx, command.kind, command.first, command.last)
    if other is not None:
        raise Refused(
            BLOCK_OVERLAPS, first=command.first, last=command.last, other=f"{other[0]}-{other[1]}"
        )
    bench.write(
        Fact(
            "numbers_granted",
            {
                "block": command.job,
                "terminal": bench.outlet.terminal,
                "kind": command.kind,
                "first": command.first,
                "last": command.last,
            },
        )
    )
    return Outcome({"first": command.first, "last": command.last}, frozenset({Topic.NUMBERS}))
