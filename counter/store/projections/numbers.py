"""The numbers that this terminal owns, and which of them comes next (R-002-2.1.3a)."""

from __future__ import annotations

from counter.store.engine import sqlite
from counter.store.fact import StoredFact
from counter.store.projection import projects


@projects("numbers_granted")
def grant(tx: sqlite.Connection, fact: StoredFact) -> None:
    """A block of numbers given to a terminal."""
    body = fact.body
    tx.execute(
        "INSERT INTO number_blocks(id, terminal, kind, first, last, next)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (body["block"], body["terminal"], body["kind"], body["first"], body["last"], body["first"]),
    )


@projects("parcel_accepted")
def use(tx: sqlite.Connection, fact: StoredFact) -> None:
    """An issued number is used up with the acceptance that bears it, and only then."""
    serial = fact.body["serial"]
    if serial is not None:
        tx.execute(
            "UPDATE number_blocks SET next = ? WHERE kind = 'issued' AND terminal = ?"
            " AND ? BETWEEN first AND last",
            (int(str(serial)) + 1, fact.ref.terminal, serial),
        )
