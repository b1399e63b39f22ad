"""Read a parcel of this outlet as the jobs need it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from counter.canonical import Json
from counter.clock import from_store, stored
from counter.store.engine import sqlite


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A sender or a recipient; texts are empty once erased."""

    role: str
    name: str
    phone: str
    place: str
    address: str


@dataclass(frozen=True, slots=True)
class ParcelRow:
    """A parcel taken in here; `body` is the whole fact of its acceptance."""

    waybill: str
    customer: str
    accepted_at: datetime
    promise_at: datetime
    at_risk_at: datetime
    total_delay_at: datetime
    stall_after: timedelta
    freight_fen: int
    body: Mapping[str, Json]
    parties: tuple[PartyRow, ...]

    def party(self, role: str) -> PartyRow:
        """The sender or the recipient."""
        return next(party for party in self.parties if party.role == role)


def find(connection: sqlite.Connection, waybill: str) -> ParcelRow | None:
    """The parcel of this number, or None when it was not taken in here."""
    row = connection.execute("SELECT * FROM parcels WHERE waybill = ?", (waybill,)).fetchone()
    if row is None:
        return None
    parties = connection.execute(
        "SELECT role, name, phone, place, address FROM parties WHERE waybill = ? ORDER BY role",
        (waybill,),
    ).fetchall()
    return ParcelRow(
        waybill=row["waybill"],
        customer=row["customer"],
        accepted_at=from_store(row["accepted_at"]),
        promise_at=from_store(row["promise_at"]),
        at_risk_at=from_store(row["at_risk_at"]),
        total_delay_at=from_store(row["total_delay_at"]),
        stall_after=timedelta(hours=row["stall_hours"]),
        freight_fen=row["freight_fen"],
        body=json.loads(row["body"]),
        parties=tuple(PartyRow(*(text or "" for text in party)) for party in parties),
    )


def is_late(connection: sqlite.Connection, waybill: str, now: datetime) -> bool:
    """Whether the promise is over and no event says that the parcel arrived or was tried."""
    row = connection.execute(
        "SELECT 1 FROM parcels p WHERE waybill = ? AND promise_at < ? AND NOT EXISTS("
        " SELECT 1 FROM shipments s WHERE s.number = p.waybill"
        " AND s.status IN ('delivered', 'attempt_fail', 'available_for_pickup'))",
        (waybill, stored(now)),
    ).fetchone()
    return row is not None


def count(connection: sqlite.Connection) -> int:
    """How many parcels were taken in here."""
    return int(connection.execute("SELECT count(*) FROM parcels").fetchone()[0])
