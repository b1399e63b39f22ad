"""Append facts to the journal and read them back: a hash chain for each terminal (DEC-3).

The hash of a row is the SHA-256 of the canonical JSON of everything in it, the hash before it
included. Personal data stands beside the chain and is bound to it by a salted digest.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from counter.actor import Actor, ActorType
from counter.canonical import Json, canonical, sha256
from counter.clock import from_store, stored
from counter.refusal import Fault
from counter.store.engine import sqlite
from counter.store.fact import Fact, JournalRef, Posting, StoredFact
from counter.store.faults import JOURNAL_BAD

# What the hash of a row covers.
CHAINED = (
    "terminal", "number", "at", "kind", "version", "job",
    "actor_type", "staff", "party", "body", "erasable_digest", "prev",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """Who, where and when: what all facts of one job have in common."""

    terminal: str
    at: datetime
    job: str
    actor: Actor


def append(tx: sqlite.Connection, origin: Origin, fact: Fact) -> StoredFact:
    """Write one fact with the next number of its terminal; return it as stored."""
    last = _sound_head(tx, origin.terminal)
    person = origin.actor.type is ActorType.PERSON
    body = dict(fact.body)
    if fact.postings:
        body["postings"] = [[posting.account, posting.amount_fen] for posting in fact.postings]
    salt = secrets.token_hex(16)
    content = None if fact.erasable is None else canonical(fact.erasable)
    row: dict[str, str | int | None] = {
        "terminal": origin.terminal,
        "number": 1 if last is None else last.number + 1,
        "at": stored(origin.at),
        "kind": fact.kind,
        "version": fact.version,
        "job": origin.job,
        "actor_type": origin.actor.type.value,
        "staff": origin.actor.id if person else None,
        "party": None if person else origin.actor.id,
        "body": canonical(body),
        "erasable_digest": None if content is None else sha256(salt + content),
        "prev": "" if last is None else last.hash,
    }
    row_hash = hash_of(row)
    tx.execute(
        f"INSERT INTO journal({', '.join(CHAINED)}, hash)"  # noqa: S608 - our own constants
        f" VALUES ({', '.join('?' for _ in CHAINED)}, ?)",
        (*row.values(), row_hash),
    )
    ref = JournalRef(origin.terminal, int(row["number"] or 0), row_hash)
    if content is not None:
        tx.execute(
            "INSERT INTO journal_erasable(terminal, number, salt, content) VALUES (?, ?, ?, ?)",
            (ref.terminal, ref.number, salt, content),
        )
    at = from_store(str(row["at"]))
    return StoredFact(
        ref, at, origin.job, origin.actor, fact.kind, fact.version, body, fact.erasable,
        fact.postings,
    )  # fmt: skip


def _sound_head(tx: sqlite.Connection, terminal: str) -> JournalRef | None:
    """The newest row, read in full: nothing is chained to a row that was changed by hand.

    Raises Fault `journal-bad-row`.
    """
    row = tx.execute(
        "SELECT * FROM journal WHERE terminal = ? ORDER BY number DESC LIMIT 1", (terminal,)
    ).fetchone()
    if row is None:
        return None
    if row["hash"] != hash_of(dict(row)):
        raise Fault(JOURNAL_BAD, terminal=terminal, number=row["number"], why="row-changed")
    return JournalRef(terminal, row["number"], row["hash"])


def hash_of(row: Mapping[str, str | int | None]) -> str:
    """The hash that a row must have: over every column but the hash itself."""
    return sha256(canonical({name: row[name] for name in CHAINED}))


def is_written(connection: sqlite.Connection, job: str, fact: Fact, key: str) -> bool:
    """Whether a job has already written such a fact with the same value under a key of its body.

    Without a key every fact is a new one.
    """
    if not key:
        return False
    row = connection.execute(
        "SELECT 1 FROM journal WHERE job = ? AND kind = ? AND body ->> ? = ?",
        (job, fact.kind, key, fact.body[key]),
    ).fetchone()
    return row is not None


def head(connection: sqlite.Connection, terminal: str) -> JournalRef | None:
    """The newest row of a terminal, or None while its journal is empty."""
    row = connection.execute(
        "SELECT number, hash FROM journal WHERE terminal = ? ORDER BY number DESC LIMIT 1",
        (terminal,),
    ).fetchone()
    return None if row is None else JournalRef(terminal, row["number"], row["hash"])


def terminals(connection: sqlite.Connection) -> tuple[str, ...]:
    """Every terminal that has written, in order of name."""
    rows = connection.execute("SELECT DISTINCT terminal FROM journal ORDER BY terminal")
    return tuple(row["terminal"] for row in rows.fetchall())


def rows(connection: sqlite.Connection, terminal: str) -> Iterator[sqlite.Row]:
    """The rows of a terminal in order, each with its erasable part, read page by page."""
    after = 0
    while True:
        page = connection.execute(
            "SELECT j.*, e.salt, e.content, e.erased_on FROM journal j"
            " LEFT JOIN journal_erasable e USING (terminal, number)"
            " WHERE terminal = ? AND number > ? ORDER BY number LIMIT 500",
            (terminal, after),
        ).fetchall()
        if not page:
            return
        yield from page
        after = page[-1]["number"]


def fact_of(row: sqlite.Row) -> StoredFact:
    """The fact of a journal row as `rows` gives it."""
    body: Mapping[str, Json] = json.loads(row["body"])
    postings = cast(Sequence[tuple[str, int]], body.get("postings", ()))
    actor = Actor(ActorType(row["actor_type"]), row["staff"] or row["party"])
    return StoredFact(
        JournalRef(row["terminal"], row["number"], row["hash"]),
        from_store(row["at"]),
        row["job"],
        actor,
        row["kind"],
        row["version"],
        body,
        None if row["content"] is None else json.loads(row["content"]),
        tuple(Posting(account, amount) for account, amount in postings),
    )
