"""Print a receipt again: every print after the first is a numbered copy (H22)."""

from __future__ import annotations

from dataclasses import dataclass

from counter.job import Bench, Command, Outcome, Topic, handles
from counter.jobs.record_contact import PARCEL_UNKNOWN
from counter.refusal import Refused
from counter.store import parcels, receipts
from counter.store.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintReceipt(Command):
    """The receipt of a parcel, to paper or a file."""

    waybill: str


@handles(PrintReceipt)
def print_receipt(command: PrintReceipt, bench: Bench) -> Outcome:
    """Record the print and say which copy it is (0 for the original).

    Raises Refused `parcel-unknown`.
    """
    if parcels.find(bench.tx, command.waybill) is None:
        raise Refused(PARCEL_UNKNOWN, number=command.waybill)
    number, copy = receipts.of_parcel(bench.tx, command.waybill)
    bench.write(Fact("receipt_printed", {"receipt": number, "copy": copy + 1}))
    return Outcome({"receipt": number, "copy": copy}, frozenset({Topic.PARCELS}))
