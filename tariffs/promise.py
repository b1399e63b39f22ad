"""When a parcel is promised, when it is at risk, and when the delay is total (P-SLA)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from tariffs.book import Book, Product, Zone
from tariffs.why import Why

_SHOWN: Final = "%Y-%m-%d %H:%M"


@dataclass(frozen=True, slots=True)
class Promise:
    """A promised time. `due_at` is aware UTC; day 0 and the days are of the outlet's zone `tz`.

    `customs` says that time in customs does not count (R-002-5.2); `rule` is the row's id.
    """

    due_at: datetime
    day0: date
    days: int
    rule: str
    customs: bool
    at_risk: timedelta
    tz: tzinfo
    why: Why


def promise(product: Product, zone: Zone, accepted_at: datetime, tz: tzinfo, book: Book) -> Promise:
    """Return the promise of a product in a zone that it serves (R-002-5.1).

    Day 0 is the local date of acceptance up to and including the cut-off, else the next date.
    Raises KeyError when the product does not serve the zone, ValueError for a naive time.
    """
    local = _aware(accepted_at).astimezone(tz)
    in_time = local.time() <= book.tariff.cut_off
    day0 = local.date() if in_time else local.date() + timedelta(days=1)
    days = product.days[zone.code]
    due = _local(day0 + timedelta(days=days), product.due, tz)
    why = book.why(
        ("promise", product.code, zone.code),
        (
            ("accepted", f"{local:%Y-%m-%d %H:%M:%S%z}"),
            ("cut-off", f"{book.tariff.cut_off:%H:%M}"),
            ("day0", day0.isoformat()),
            ("days", str(days)),
            ("due", f"{product.due:%H:%M}"),
        ),
        f"{day0.isoformat()} + {days} d, {product.due:%H:%M} = {due.astimezone(tz):{_SHOWN}}",
    )
    return Promise(due, day0, days, why.rule, zone.customs, book.at_risk, tz, why)


def at_risk_at(promised: Promise) -> datetime:
    """Return when the customer is told that it may be late (K-03), in UTC."""
    return promised.due_at - promised.at_risk


def total_delay_at(promised: Promise, zone: Zone, book: Book) -> datetime:
    """Return the last instant before the delay is total (K-02), in UTC.

    Calendar days from the promised time, not from acceptance (GB/T 27917; E-01). They end at
    the end of the day of P-CAL, 20:00 local, also when the promise itself falls at noon.
    """
    return total_delay_after(promised.due_at, zone, promised.tz, book)


def total_delay_after(due_at: datetime, zone: Zone, tz: tzinfo, book: Book) -> datetime:
    """Return the same for a promised time read back from the books."""
    last = _aware(due_at).astimezone(tz).date() + timedelta(days=zone.total_delay_days)
    return _local(last, book.tariff.day_end, tz)


def stall_limit(zone: Zone) -> timedelta:
    """Return how long a parcel may go without an event before it counts as stalled."""
    return timedelta(hours=zone.stall_hours)


def after_pause(promised: Promise, pause: timedelta) -> Promise:
    """Return the promise moved by exactly the time it stood still (customs, force majeure)."""
    due = promised.due_at + pause
    why = replace(
        promised.why,
        inputs=(*promised.why.inputs, ("pause", str(pause))),
        arithmetic=f"{promised.why.arithmetic} + {pause} = {due.astimezone(promised.tz):{_SHOWN}}",
    )
    return replace(promised, due_at=due, why=why)


def _local(day: date, at: time, tz: tzinfo) -> datetime:
    return datetime.combine(day, at, tzinfo=tz).astimezone(UTC)


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a time without its zone")
    return at
