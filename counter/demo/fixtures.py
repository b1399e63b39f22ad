"""The known parcels of the demo outlet, taken in at their stated times."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import msgspec

from counter.acceptance import Checks, Goods, Item, Party
from counter.actor import Actor
from counter.clock import StoppedClock, read_instant
from counter.demo.answers import Seen, kuaidi100
from counter.demo.crew import Rows, read_rows
from counter.demo.journey import Scan
from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.ingest import Ingest
from counter.jobs.take_in import TakeIn
from tariffs.weight import to_dimensions

PROVIDER = "kuaidi100"
CARRIER = "kuaidi"
_LAST_POLL = timedelta(minutes=5)


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A row of the file."""


class PartyRow(_Row, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sender or a recipient."""

    name: str
    phone: str
    place: str
    address: str


class ScanRow(_Row, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An event; `at` is of the outlet's zone."""

    at: str
    code: str
    label: str
    text: str
    place: str


class ParcelRow(_Row, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A known parcel; kg and cm as text, `declared_fen` None means not insured."""

    waybill: str
    at: str
    staff: str
    product: str
    sender: PartyRow
    recipient: PartyRow
    contents: str
    weight: str
    size: str
    quantity: int = 1
    goods: str | None = None
    declared_fen: int | None = None
    packaging: str | None = None
    scans: tuple[ScanRow, ...] = ()


class FixtureFile(Rows, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All known parcels, in the order in which they were taken in."""

    parcels: tuple[ParcelRow, ...]


def known_parcels() -> tuple[ParcelRow, ...]:
    """The known parcels of the demo outlet."""
    return read_rows("fixtures.toml", FixtureFile).parcels


def take_in_known(desk: Desk) -> None:
    """Take every known parcel in, each at its own time, and hear what became of it."""
    for row in known_parcels():
        desk.clock = StoppedClock(read_instant(row.at, desk.outlet.zone))
        desk.do(_command(row), Actor.person(row.staff))
    for row in known_parcels():
        _ingest(desk, row)


def _command(row: ParcelRow) -> TakeIn:
    goods = Goods(
        contents=(Item(name=row.contents, quantity=row.quantity),),
        weight_kg=Decimal(row.weight),
        dims=to_dimensions(row.size),
        goods_class=row.goods,
        insured=row.declared_fen is not None,
        declared_fen=row.declared_fen,
        packaging=row.packaging,
    )
    return TakeIn(
        job=new_id(),
        sender=Party(**msgspec.structs.asdict(row.sender)),
        recipient=Party(**msgspec.structs.asdict(row.recipient)),
        goods=goods,
        checks=Checks(identity="resident-id", inspection=True, disclosure=True, delivery="door"),
        product=row.product,
        waybill=row.waybill,
    )


def _ingest(desk: Desk, row: ParcelRow) -> None:
    if not row.scans:
        return
    tz = desk.outlet.zone
    scans = tuple(
        Scan(read_instant(scan.at, tz), scan.code, scan.label, scan.text, scan.place)
        for scan in row.scans
    )
    desk.clock = StoppedClock(scans[-1].at + _LAST_POLL)
    payload = kuaidi100((Seen(row.waybill, CARRIER, scans),), tz)
    desk.do(Ingest(job=new_id(), provider=PROVIDER, payload=payload), Actor.remote(PROVIDER))
