"""Which erasable parts are past their retention (P-RET: months after the final state)."""

from __future__ import annotations

from counter.store.engine import sqlite

_SUBJECT = "coalesce(j.body ->> 'waybill', j.body ->> 'number', j.job)"
# A parcel of ours is kept until it has come to an end, however old it is (SM-PARCEL, final).
_FINAL = (
    f"NOT EXISTS(SELECT 1 FROM parcels p WHERE p.waybill = {_SUBJECT} AND NOT EXISTS("  # noqa: S608 - our own constants
    "SELECT 1 FROM shipments s WHERE s.number = p.waybill AND (s.status IN ('delivered', 'expired')"
    " OR s.standing ->> 'reason' IN ('returned', 'lost', 'destroyed', 'cancelled'))))"
)
# What belongs together expires together: a subject's time is counted from its last fact.
_EXPIRED = (
    f"SELECT {_SUBJECT} AS subject FROM journal j JOIN journal_erasable x USING (terminal, number)"  # noqa: S608 - our own constants
    " WHERE j.kind = :kind AND x.erased_on IS NULL GROUP BY subject"
    f" HAVING {_FINAL} AND max(j.at) < :before AND coalesce((SELECT max(e.at) FROM events e"
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
