"""Rebuild every table from the journal in memory and compare it with the stored one (H18)."""

from __future__ import annotations

from counter.store import journal, schema
from counter.store.engine import sqlite
from counter.store.projection import project

# What is not computed from facts: the journal itself, secrets, drafts, raw answers, job answers.
_SOURCES = frozenset(
    ("journal", "journal_erasable", "jobs", "drafts", "pins", "meta", "tracking_answers")
)


def first_difference(connection: sqlite.Connection) -> str | None:
    """The name of the first table that is not what the journal says, or None."""
    fresh = sqlite.connect(":memory:", isolation_level=None)
    fresh.row_factory = sqlite.Row
    try:
        schema.apply(fresh)
        _replay(connection, fresh)
        return next((t for t in _tables(fresh) if _rows(fresh, t) != _rows(connection, t)), None)
    finally:
        fresh.close()


def _replay(source: sqlite.Connection, fresh: sqlite.Connection) -> None:
    """Project every fact in the order in which they were written."""
    fresh.execute("PRAGMA foreign_keys=OFF")
    fresh.execute("BEGIN")
    last = 0
    while True:
        page = source.execute(
            "SELECT j.rowid AS place, j.*, e.salt, e.content, e.erased_on FROM journal j"
            " LEFT JOIN journal_erasable e USING (terminal, number)"
            " WHERE j.rowid > ? ORDER BY j.rowid LIMIT 500",
            (last,),
        ).fetchall()
        if not page:
            break
        for row in page:
            project(fresh, journal.fact_of(row))
        last = page[-1]["place"]
    fresh.execute("COMMIT")


def _tables(connection: sqlite.Connection) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%sqlite\\_%'"
        " ESCAPE '\\' ORDER BY name"
    ).fetchall()
    return tuple(row["name"] for row in rows if row["name"] not in _SOURCES)


def _rows(connection: sqlite.Connection, table: str) -> list[tuple[object, ...]]:
    rows = connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - from the schema
    return sorted((tuple(row) for row in rows), key=repr)
