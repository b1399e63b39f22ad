"""A fact: something that happened, complete, versioned, in the past tense (DEC-3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from counter.actor import Actor
from counter.canonical import Json


@dataclass(frozen=True, slots=True)
class Posting:
    """One side of a booking: an account and whole fen, positive into it, negative out of it."""

    account: str
    amount_fen: int


@dataclass(frozen=True, slots=True)
class Fact:
    """What a job wants in the journal.

    `body` goes into the chain and holds no personal data; `erasable` holds names, phones,
    addresses, identity data and free notes. Postings add up to nothing.
    """

    kind: str
    body: Mapping[str, Json]
    erasable: Mapping[str, Json] | None = None
    postings: tuple[Posting, ...] = ()
    version: int = 1

    def __post_init__(self) -> None:
        """Refuse a booking that does not balance: money never appears or vanishes."""
        if sum(posting.amount_fen for posting in self.postings):
            raise ValueError(f"the postings of {self.kind} do not add up to nothing")


@dataclass(frozen=True, slots=True)
class JournalRef:
    """Where a fact stands: terminal, gapless number, hash of the row."""

    terminal: str
    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class StoredFact:
    """A fact as the journal holds it; `erasable` is None when there was none or it is erased."""

    ref: JournalRef
    at: datetime
    job: str
    actor: Actor
    kind: str
    version: int
    body: Mapping[str, Json]
    erasable: Mapping[str, Json] | None
    postings: tuple[Posting, ...] = field(default=())
