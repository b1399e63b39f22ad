"""Read what is owed to whom, as the jobs need it."""

from __future__ import annotations

from counter.store.engine import sqlite


def is_open(connection: sqlite.Connection, duty: str) -> bool:
    """Whether a duty of this id is still to be met."""
    row = connection.execute(
        "SELECT 1 FROM duties WHERE id = ? AND done_at IS NULL", (duty,)
    ).fetchone()
    return row is not None


def has_finding(connection: sqlite.Connection, waybill: str, kind: str, found_at: str) -> bool:
    """Whether this finding about a parcel is already recorded."""
    row = connection.execute(
        "SELECT 1 FROM findings WHERE waybill = ? AND kind = ? AND found_at = ?",
        (waybill, kind, found_at),
    ).fetchone()
    return row is not None


def open_exception(connection: sqlite.Connection, waybill: str) -> str | None:
    """The id of the open exception of a parcel; there is at most one (P-SLA)."""
    row = connection.execute(
        "SELECT id FROM exceptions WHERE waybill = ? AND state <> 'CLOSED' ORDER BY found_at"
        " LIMIT 1",
        (waybill,),
    ).fetchone()
    return None if row is None else str(row["id"])


def next_exception(connection: sqlite.Connection, terminal: str) -> str:
    """The id of the next exception of a terminal, without a gap."""
    (count,) = connection.execute("SELECT count(*) FROM exceptions").fetchone()
    return f"EX-{terminal}-{count + 1:05d}"
