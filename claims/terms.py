"""The compensation terms as dated data: one file of `rules/` (P-COMP)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from tariffs.faults import Fault
from tariffs.words import Words


class Delay(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a missed promise gives: a share in percent of the freight paid."""

    freight_percent: Decimal


class Terms(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="terms",
):
    """One terms file. `basis` says whether a figure is law or the carrier's contract."""

    id: str
    title: Words
    mark: Literal["house", "S", "S-", "K", "K+", "K?", "D", "CFG"]
    source: str
    basis: Literal["law", "contract"]
    valid_from: date
    valid_to: date | None = None
    delay: Delay


def check_terms(terms: Terms, file: str) -> tuple[Fault, ...]:
    """Return every fault of a terms file that its types cannot say."""
    faults = []
    if terms.valid_to is not None and terms.valid_to < terms.valid_from:
        faults.append(Fault(file, "valid_to", "before valid_from"))
    percent = terms.delay.freight_percent
    if not percent.is_finite() or percent < 0:
        faults.append(Fault(file, "delay.freight_percent", "must be zero or more"))
    return tuple(faults)
