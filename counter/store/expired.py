"""Which erasable parts are past their retention (P-RET: months after the last news)."""

from __future__ import annotations

from counter.store.engine import sqlite

_SUBJECT = "coalesce(j.body ->> 'waybill', j.body ->> 'number', j.job)"
# What belongs together expires together: a subject's time is counted from its last fact.
_EXPIRED = (
    f"SELECT {_SUBJECT} AS subject FROM journal j JOIN journal_erasable x USING (terminal, number)"  # noqa: S608 - our own constants
    " WHERE j.kind = :kind AND x.erased_on IS NULL GROUP BY subject"
    " HAVING max(j.at) < :before AND coalesce((SELECT max(e.at) FROM events e"
    f" WHERE e.number = {_SUBJECT}), '') < :before ORDER BY subject LIMIT :subjects"
)
_PARTS = (
    "SELECT j.terminal, j.number FROM journal j JOIN journal_erasable x USING (terminal, number)"  # noqa: S608 - our own constants
    " WHERE j.kind = :kind AND x.erased_on IS NULL"
    f" AND {_SUBJECT} IN ({_EXPIRED}) ORDER BY j.rowid"
)


def parts(
    connection: sqlite.Connection, kind: str, before: str, subjects: int
) -> list[tuple[str, int]]:
    """The (terminal, number) of a kind's facts about at most so many subjects, all expired."""
    names = {"kind": kind, "before": before, "subjects": max(subjects, 0)}
    rows = connection.execute(_PARTS, names).fetchall()
    return [(row["terminal"], row["number"]) for row in rows]
