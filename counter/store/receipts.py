"""Read a receipt's number and how often it was printed."""

from __future__ import annotations

from counter.store.engine import sqlite


def of_parcel(connection: sqlite.Connection, waybill: str) -> tuple[str, int]:
    """The receipt number of a parcel and how many prints it has had."""
    row = connection.execute(
        "SELECT number, copies FROM receipts WHERE waybill = ?", (waybill,)
    ).fetchone()
    return str(row["number"]), int(row["copies"])
