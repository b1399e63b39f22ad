"""Find parcels by what a customer can say: last digits of the number, of the phone, a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from counter.clock import from_store
from counter.masking import masked_name, masked_phone
from counter.store.engine import sqlite

LIMIT = 50
_SUFFIX = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A parcel in a list: personal data is masked already."""

    waybill: str
    accepted_at: datetime
    product: str
    sender: str
    recipient: str
    promise_at: datetime


def find_parcels(words: tuple[str, ...]) -> Callable[[sqlite.Connection], tuple[Found, ...]]:
    """The question for `desk.ask`: parcels that fit all words, newest first, at most `LIMIT`.

    A word is a whole number, last digits (four or more) of a number or a phone, or a name.
    """

    def question(connection: sqlite.Connection) -> tuple[Found, ...]:
        clauses, values = (
            zip(*(_clause(word) for word in words), strict=True) if words else ((), ())
        )
        where = " AND ".join(clauses) or "1"
        rows = connection.execute(
            "SELECT p.waybill, p.accepted_at, p.product, p.promise_at,"  # noqa: S608 - our clauses
            " s.name AS sender, s.phone AS sender_phone,"
            " r.name AS recipient, r.phone AS recipient_phone"
            " FROM parcels p"
            " JOIN parties s ON s.waybill = p.waybill AND s.role = 'sender'"
            " JOIN parties r ON r.waybill = p.waybill AND r.role = 'recipient'"
            f" WHERE {where} ORDER BY p.accepted_at DESC LIMIT {LIMIT}",
            tuple(value for pair in values for value in pair),
        ).fetchall()
        return tuple(_found(row) for row in rows)

    return question


def _clause(word: str) -> tuple[str, tuple[str, ...]]:
    plain = word.strip().upper()
    digits = plain.isascii() and plain.isdigit()
    if digits and len(plain) == _SUFFIX:
        of_phone = "p.waybill IN (SELECT waybill FROM parties WHERE phone4 = ?)"
        return f"({of_phone} OR p.waybill LIKE ?)", (plain, f"%{plain}")
    if digits:
        of_phone = "p.waybill IN (SELECT waybill FROM parties WHERE phone = ?)"
        return f"({of_phone} OR p.waybill LIKE ?)", (plain, f"%{plain}")
    if plain.isascii() and any(sign.isdigit() for sign in plain):
        return "p.waybill = ?", (plain,)
    return "p.waybill IN (SELECT waybill FROM parties WHERE name = ?)", (word.strip(),)


def _found(row: sqlite.Row) -> Found:
    return Found(
        row["waybill"],
        from_store(row["accepted_at"]),
        row["product"],
        _masked(row["sender"], row["sender_phone"]),
        _masked(row["recipient"], row["recipient_phone"]),
        from_store(row["promise_at"]),
    )


def _masked(name: str | None, phone: str | None) -> str:
    return f"{masked_name(name or '')} {masked_phone(phone or '')}".strip()
