"""Values in the form of the command line's contract: money, weights, times (docs/cli.md)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal

from counter.canonical import Json
from counter.clock import from_store
from tariffs.money import to_text
from tariffs.weight import kg_text

CURRENCY = "CNY"


def money(fen: int) -> Mapping[str, Json]:
    """An amount: decimal string and currency."""
    return {"amount": to_text(fen), "currency": CURRENCY}


def kg(weight: Decimal | None) -> str | None:
    """A weight in kg as a string; None stays None."""
    return None if weight is None else kg_text(weight)


def instant(at: datetime | str | None, zone: tzinfo) -> str | None:
    """A time in the outlet's zone, ISO 8601 with its offset, whole seconds."""
    if at is None:
        return None
    found = from_store(at) if isinstance(at, str) else at
    return found.astimezone(zone).replace(microsecond=0).isoformat()


def seconds(duration: timedelta | None) -> int | None:
    """A duration in whole seconds."""
    return None if duration is None else int(duration.total_seconds())
