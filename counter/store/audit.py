"""Prove the journal: numbers without a gap, hashes that follow, digests and tables that agree.

A faulty row is named; nothing is mended here (H6, H16, H18).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counter.canonical import sha256
from counter.store import journal
from counter.store.engine import sqlite
from counter.store.head import read_heads
from counter.store.place import Home
from counter.store.rebuild import first_difference


@dataclass(frozen=True, slots=True)
class BadRow:
    """The first row that does not hold, and why (a stable code)."""

    terminal: str
    number: int
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was read: rows in all, rows whose erasable part is erased, and what is wrong."""

    rows: int
    erased: int
    bad: BadRow | None
    table: str | None

    @property
    def good(self) -> bool:
        """Whether everything holds."""
        return self.bad is None and self.table is None


def verify(connection: sqlite.Connection, home: Home, *, tables: bool = True) -> Verdict:
    """Read every row of every terminal, then rebuild the tables from the facts and compare.

    Without `tables` only the chain is read, which costs no memory.
    """
    # Noted before the snapshot begins: a commit of somebody else meanwhile is no missing tail.
    heads = read_heads(home)
    counted = erased = 0
    for terminal in journal.terminals(connection):
        number, last = 0, ""
        for row in journal.rows(connection, terminal):
            counted += 1
            erased += row["erased_on"] is not None
            why = _fault(row, number, last)
            if why:
                return Verdict(counted, erased, BadRow(terminal, number + 1, why), None)
            number, last = row["number"], row["hash"]
    for terminal, number, row_hash in heads:
        why = _tail_fault(connection, terminal, number, row_hash)
        if why:
            return Verdict(counted, erased, BadRow(terminal, number, why), None)
    return Verdict(counted, erased, None, first_difference(connection) if tables else None)


def _fault(row: sqlite.Row, before: int, last: str) -> str | None:
    """Why a row does not follow the row before it, or None."""
    checks: Iterator[tuple[bool, str]] = iter(
        (
            (row["number"] == before + 1, "number-missing"),
            (row["prev"] == last, "chain-broken"),
            (
                row["hash"] == journal.hash_of(dict(zip(row.keys(), row, strict=True))),
                "row-changed",
            ),
            (_erasable_fits(row), "erasable-part-changed"),
        )
    )
    return next((why for good, why in checks if not good), None)


def _erasable_fits(row: sqlite.Row) -> bool:
    if row["erasable_digest"] is None:
        return row["content"] is None and row["erased_on"] is None
    if row["content"] is None:
        return row["erased_on"] is not None
    return bool(sha256(row["salt"] + row["content"]) == row["erasable_digest"])


def _tail_fault(
    connection: sqlite.Connection, terminal: str, number: int, row_hash: str
) -> str | None:
    """Whether the row that was last written when the head was noted is still there."""
    row = connection.execute(
        "SELECT hash FROM journal WHERE terminal = ? AND number = ?", (terminal, number)
    ).fetchone()
    if row is None:
        return "tail-missing"
    return None if row["hash"] == row_hash else "head-differs"
