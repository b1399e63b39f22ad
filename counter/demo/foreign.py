"""Shipments of other carriers at the demo counter, as a provider answered about them."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from counter.actor import Actor
from counter.clock import StoppedClock
from counter.demo.answers import Seen, karrio
from counter.demo.crew import Rows, read_rows
from counter.demo.journey import Scan
from counter.demo.world import Chance
from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.ingest import Ingest
from tracking.number import s10_check_digit

PROVIDER = "karrio"
_COPIES = 2


class ScanRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An event, `hours` before the end."""

    hours: int
    code: str
    label: str
    text: str
    place: str


class ShipmentRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A postal item; its number is drawn, with the right check digit."""

    carrier: str
    prefix: str
    country: str
    scans: tuple[ScanRow, ...]


class ForeignFile(Rows, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All of them."""

    shipments: tuple[ShipmentRow, ...]


def ingest_foreign(desk: Desk, until: datetime, chance: Chance) -> None:
    """Store one answer about them all, given a little before `until`."""
    seen = [
        _seen(row, until, chance)
        for row in read_rows("foreign.toml", ForeignFile).shipments
        for _ in range(_COPIES)
    ]
    desk.clock = StoppedClock(until - timedelta(minutes=chance.between(12, 40)))
    job = Ingest(job=new_id(), provider=PROVIDER, payload=karrio(seen))
    desk.do(job, Actor.remote(PROVIDER))


def _seen(row: ShipmentRow, until: datetime, chance: Chance) -> Seen:
    serial = chance.digits(8)
    number = f"{row.prefix}{serial}{s10_check_digit(serial)}{row.country}"
    shift = timedelta(minutes=chance.between(0, 600))
    scans = (
        Scan(until - timedelta(hours=s.hours) - shift, s.code, s.label, s.text, s.place)
        for s in row.scans
    )
    return Seen(number, row.carrier, tuple(scans))
