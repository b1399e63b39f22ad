"""Read which waybill numbers are free and which are used."""

from __future__ import annotations

from counter.store.engine import sqlite


def next_serial(connection: sqlite.Connection, terminal: str) -> int | None:
    """The next serial of a terminal's own blocks, or None when they are used up."""
    row = connection.execute(
        "SELECT next FROM number_blocks WHERE kind = 'issued' AND terminal = ? AND next <= last"
        " ORDER BY first LIMIT 1",
        (terminal,),
    ).fetchone()
    return None if row is None else int(row["next"])


def is_in_label_stock(connection: sqlite.Connection, digits: int) -> bool:
    """Whether the digits of a pre-printed label lie in a stock of this outlet."""
    row = connection.execute(
        "SELECT 1 FROM number_blocks WHERE kind = 'preprinted' AND ? BETWEEN first AND last",
        (digits,),
    ).fetchone()
    return row is not None


def is_used(connection: sqlite.Connection, waybill: str) -> bool:
    """Whether a parcel bears this number."""
    row = connection.execute("SELECT 1 FROM parcels WHERE waybill = ?", (waybill,)).fetchone()
    return row is not None


def overlapping(
    connection: sqlite.Connection, kind: str, first: int, last: int
) -> tuple[int, int] | None:
    """The first and last number of a block that overlaps this one, or None."""
    row = connection.execute(
        "SELECT first, last FROM number_blocks WHERE kind = ? AND first <= ? AND last >= ?",
        (kind, last, first),
    ).fetchone()
    return None if row is None else (row["first"], row["last"])


def next_receipt(connection: sqlite.Connection, terminal: str) -> str:
    """The next receipt number of a terminal: its name and six digits, without a gap."""
    (count,) = connection.execute(
        "SELECT count(*) FROM parcels WHERE terminal = ?", (terminal,)
    ).fetchone()
    return f"{terminal}-{count + 1:06d}"
