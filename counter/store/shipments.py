"""Read shipments and their events as stored: another carrier's, or a provider's view of ours."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

import msgspec

from counter.clock import from_store
from counter.store.engine import sqlite
from tracking.event import Event
from tracking.timeline import Standing, StoredEvent


@dataclass(frozen=True, slots=True)
class ShipmentRow:
    """A shipment as last answered by one provider."""

    provider: str
    number: str
    carrier: str
    standing: Standing
    provider_status: str
    contradictions: tuple[str, ...]
    answered_at: datetime


def find(connection: sqlite.Connection, number: str) -> tuple[ShipmentRow, ...]:
    """What the providers said of a number, the newest answer first."""
    rows = connection.execute(
        "SELECT * FROM shipments WHERE number = ? ORDER BY answered_at DESC, provider", (number,)
    ).fetchall()
    return tuple(_shipment(row) for row in rows)


def of_provider(connection: sqlite.Connection, provider: str, number: str) -> ShipmentRow | None:
    """What one provider said of a number, or None."""
    return next((row for row in find(connection, number) if row.provider == provider), None)


def events(connection: sqlite.Connection, provider: str, number: str) -> tuple[StoredEvent, ...]:
    """The events of a shipment as given, oldest first; erased ones are gone."""
    rows = connection.execute(
        "SELECT * FROM events WHERE provider = ? AND number = ? ORDER BY position",
        (provider, number),
    ).fetchall()
    return tuple(
        StoredEvent(
            msgspec.convert(json.loads(row["body"]), Event),
            from_store(row["received_at"]),
            from_store(row["absent_since"]) if row["absent_since"] else None,
            row["superseded_by"] or "",
        )
        for row in rows
    )


def _shipment(row: sqlite.Row) -> ShipmentRow:
    standing = msgspec.convert(json.loads(row["standing"]), Standing)
    return ShipmentRow(
        row["provider"],
        row["number"],
        row["carrier"],
        standing,
        row["provider_status"],
        tuple(json.loads(row["contradictions"])),
        from_store(row["answered_at"]),
    )
