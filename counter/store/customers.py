"""Find the customer behind a phone number."""

from __future__ import annotations

from counter.store.engine import sqlite


def by_phone(connection: sqlite.Connection, phone: str) -> str | None:
    """The id of the customer with this phone number, or None."""
    row = connection.execute("SELECT id FROM customers WHERE phone = ?", (phone,)).fetchone()
    return None if row is None else str(row["id"])


def next_id(connection: sqlite.Connection) -> str:
    """The id of the next new customer: C and six digits."""
    (count,) = connection.execute("SELECT count(*) FROM customers").fetchone()
    return f"C{count + 1:06d}"
