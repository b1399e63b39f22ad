"""The numbers of this terminal: its own block, and stocks of pre-printed labels (R-002-2.1.3a)."""

from __future__ import annotations

from dataclasses import dataclass

from counter.job import Bench
from counter.refusal import Refused, define
from counter.store import numbers
from counter.words import N_
from tariffs.waybill import PREFIX, is_well_formed, number

NO_NUMBERS = define(
    "no-numbers-left",
    happened=N_("This terminal has no waybill numbers left."),
    stored=N_("Nothing was stored; what is typed stays."),
    todo=N_("Ask head office for a block, then: counter numbers add FIRST LAST. Or use a label."),
    say=N_("One moment please, I am fetching a label."),
)
LABEL_NOT_OURS = define(
    "label-not-ours",
    happened=N_("{waybill} is not in a stock of labels of this outlet."),
    stored=N_("Nothing was stored; what is typed stays."),
    todo=N_("Scan the label again, or leave the field empty for the next number."),
    say=N_("One moment please, I am fetching another label."),
)
LABEL_USED = define(
    "label-used",
    happened=N_("{waybill} is already on another parcel."),
    stored=N_("Nothing was stored; the first parcel stands unchanged."),
    todo=N_("Take another label; set this one aside for the supervisor."),
    say=N_("One moment please, I am fetching another label."),
)


@dataclass(frozen=True, slots=True)
class WaybillNumber:
    """A number for a parcel; `serial` is set when it came from the terminal's own block."""

    text: str
    serial: int | None


def next_number(bench: Bench) -> WaybillNumber:
    """The next number of this terminal, used up by the acceptance that bears it.

    Raises Refused `no-numbers-left`.
    """
    serial = numbers.next_serial(bench.tx, bench.outlet.terminal)
    if serial is None:
        raise Refused(NO_NUMBERS)
    return WaybillNumber(number(serial), serial)


def preprinted(bench: Bench, text: str) -> WaybillNumber:
    """The number of a pre-printed label.

    Raises Refused `label-not-ours` or `label-used`.
    """
    label = text.strip().upper()
    if not is_well_formed(label, allow_unchecked=True):
        raise Refused(LABEL_NOT_OURS, waybill=text[:30])
    if not numbers.is_in_label_stock(bench.tx, int(label.removeprefix(PREFIX))):
        raise Refused(LABEL_NOT_OURS, waybill=label)
    if numbers.is_used(bench.tx, label):
        raise Refused(LABEL_USED, waybill=label)
    return WaybillNumber(label, None)
