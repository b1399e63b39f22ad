"""The journal as JSON Lines, for a reader that knows nothing of this program (DEC-3, H6).

First a line about the export, then one line a fact with every column of the chain, then a line
with the heads and balances to compare with. docs/verify_journal.py reads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from counter.canonical import Json
from counter.store import journal
from counter.store.engine import sqlite

FORMAT = "express-counter-journal"
VERSION = 1


def export_lines(
    connection: sqlite.Connection, header: Mapping[str, Json], *, personal: bool
) -> Iterator[Mapping[str, Json]]:
    """Every line of an export, from the state of the file that the connection sees.

    With `personal` the erasable parts come with their salt, so that their digests can be checked.
    """
    yield {"format": FORMAT, "version": VERSION, "personal": personal, **header}
    count = 0
    for terminal in journal.terminals(connection):
        for row in journal.rows(connection, terminal):
            count += 1
            yield _line(row, personal=personal)
    yield {"rows": count, "heads": _heads(connection), "balances": _balances(connection)}


def _line(row: sqlite.Row, *, personal: bool) -> Mapping[str, Json]:
    """A fact; its body stays the text that was hashed."""
    columns: dict[str, Json] = {name: row[name] for name in (*journal.CHAINED, "hash")}
    if row["erasable_digest"] is None:
        return {**columns, "erasable": None}
    erasable: dict[str, Json] = {"digest": row["erasable_digest"], "erased_on": row["erased_on"]}
    if personal and row["content"] is not None:
        erasable |= {"salt": row["salt"], "content": row["content"]}
    return {**columns, "erasable": erasable}


def _heads(connection: sqlite.Connection) -> Mapping[str, Json]:
    heads = ((name, journal.head(connection, name)) for name in journal.terminals(connection))
    return {name: {"number": ref.number, "hash": ref.hash} for name, ref in heads if ref}


def _balances(connection: sqlite.Connection) -> Mapping[str, Json]:
    """What the table of postings adds up to for each account, in fen."""
    rows = connection.execute("SELECT account, amount_fen FROM balances ORDER BY account")
    return {row["account"]: row["amount_fen"] for row in rows.fetchall()}
