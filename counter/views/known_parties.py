"""Recall: who was seen before, by the last four digits of a phone, or as a sender's recipients."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from counter.store.engine import sqlite

SHOWN = 9
_NEWEST = (
    "SELECT t.name, t.phone, t.place, t.address, max(p.accepted_at) AS at"
    " FROM parties t JOIN parcels p ON p.waybill = t.waybill"
)


@dataclass(frozen=True, slots=True)
class Known:
    """A sender or recipient as taken down last. Raw: whoever shows it masks it (P-PRIV)."""

    name: str
    phone: str
    place: str
    address: str


def known_by_phone(last4: str, role: str) -> Callable[[sqlite.Connection], tuple[Known, ...]]:
    """The question for `desk.ask`: people of a role whose phone ends so, the newest first."""

    def question(connection: sqlite.Connection) -> tuple[Known, ...]:
        rows = connection.execute(
            f"{_NEWEST} WHERE t.role = ? AND t.phone4 = ? AND t.name IS NOT NULL"
            " GROUP BY t.phone, t.name ORDER BY at DESC LIMIT ?",
            (role, last4, SHOWN),
        ).fetchall()
        return tuple(_known(row) for row in rows)

    return question


def recipients_of(phone: str) -> Callable[[sqlite.Connection], tuple[Known, ...]]:
    """The question for `desk.ask`: to whom this sender has sent, the newest first."""

    def question(connection: sqlite.Connection) -> tuple[Known, ...]:
        rows = connection.execute(
            f"{_NEWEST} JOIN parties s ON s.waybill = t.waybill AND s.role = 'sender'"
            " WHERE t.role = 'recipient' AND s.phone = ? AND t.name IS NOT NULL"
            " GROUP BY t.phone, t.name ORDER BY at DESC LIMIT ?",
            (phone, SHOWN),
        ).fetchall()
        return tuple(_known(row) for row in rows)

    return question


def _known(row: sqlite.Row) -> Known:
    return Known(row["name"], row["phone"] or "", row["place"], row["address"] or "")
