"""Jobs that are done, by the id that was made when their form opened (DEC-4, H1)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from counter.canonical import Json, canonical
from counter.store.engine import sqlite
from counter.store.fact import JournalRef


@dataclass(frozen=True, slots=True)
class DoneJob:
    """A job as it was done. `digest` is None once the personal data in it is erased."""

    command: str
    digest: str | None
    facts: Mapping[str, Json]
    changed: tuple[str, ...]
    journal: JournalRef | None


def find(connection: sqlite.Connection, job: str) -> DoneJob | None:
    """The job of this id, or None while it is not done."""
    row = connection.execute("SELECT * FROM jobs WHERE job = ?", (job,)).fetchone()
    if row is None:
        return None
    kept = json.loads(row["outcome"])
    ref = cast(Sequence[str] | None, kept["journal"])
    return DoneJob(
        row["command"],
        row["digest"],
        kept["facts"],
        tuple(kept["changed"]),
        JournalRef(ref[0], int(ref[1]), ref[2]) if ref else None,
    )


def remember(tx: sqlite.Connection, job: str, done: DoneJob) -> None:
    """Keep what was done under the job's id, and drop the draft that led to it."""
    ref = done.journal
    kept: Mapping[str, Json] = {
        "facts": done.facts,
        "changed": list(done.changed),
        "journal": [ref.terminal, ref.number, ref.hash] if ref else None,
    }
    tx.execute(
        "INSERT INTO jobs(job, command, digest, outcome) VALUES (?, ?, ?, ?)",
        (job, done.command, done.digest, canonical(kept)),
    )
    tx.execute("DELETE FROM drafts WHERE job = ?", (job,))


def begin_work(tx: sqlite.Connection) -> None:
    """Mark the point to which `undo_work` goes back."""
    tx.execute("SAVEPOINT job")


def undo_work(tx: sqlite.Connection) -> None:
    """Undo what was written since `begin_work`, and go on in the same transaction."""
    tx.execute("ROLLBACK TO job")
