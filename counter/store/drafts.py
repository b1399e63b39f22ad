"""Half-filled forms, kept so that a dead terminal loses nothing (H1, BR-03).

A draft is found by the id of its job: a form that is opened again goes on under the same id, so
that a commit which succeeded unseen is not done twice.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from counter.canonical import Json, canonical
from counter.clock import from_store, stored
from counter.store.engine import sqlite

KEPT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as it was left: its job id, who filled it, its fields, and when."""

    job: str
    form: str
    staff: str
    content: Mapping[str, Json]
    saved_at: datetime


def save(tx: sqlite.Connection, draft: Draft) -> None:
    """Keep a form as it is now; old drafts of anybody are dropped on the way."""
    tx.execute("DELETE FROM drafts WHERE saved_at < ?", (stored(draft.saved_at - KEPT),))
    tx.execute(
        "INSERT INTO drafts(job, form, staff, content, saved_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT(job) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at",
        (draft.job, draft.form, draft.staff, canonical(draft.content), stored(draft.saved_at)),
    )


def drop(tx: sqlite.Connection, job: str) -> None:
    """Forget a form that was left on purpose."""
    tx.execute("DELETE FROM drafts WHERE job = ?", (job,))


def newest(connection: sqlite.Connection, staff: str, form: str) -> Draft | None:
    """The form this person left last, or None."""
    row = connection.execute(
        "SELECT * FROM drafts WHERE staff = ? AND form = ? ORDER BY saved_at DESC LIMIT 1",
        (staff, form),
    ).fetchone()
    if row is None:
        return None
    return Draft(
        row["job"], row["form"], row["staff"], json.loads(row["content"]),
        from_store(row["saved_at"]),
    )  # fmt: skip
