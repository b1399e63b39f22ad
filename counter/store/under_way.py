"""Which parcels the clocks still run for."""

from __future__ import annotations

from datetime import datetime

from counter.clock import stored
from counter.store.engine import sqlite

_SETTLED = "('delivered', 'expired')"


def page(connection: sqlite.Connection, after: str, now: datetime, limit: int) -> tuple[str, ...]:
    """The next waybill numbers whose at-risk time has come or that may have stalled."""
    rows = connection.execute(
        "SELECT waybill FROM parcels p"  # noqa: S608 - our own constants
        " WHERE waybill > ? AND accepted_at <= ?"
        " AND NOT EXISTS(SELECT 1 FROM shipments s WHERE s.number = p.waybill"
        f" AND s.status IN {_SETTLED}) ORDER BY waybill LIMIT ?",
        (after, stored(now), limit),
    ).fetchall()
    return tuple(row["waybill"] for row in rows)
