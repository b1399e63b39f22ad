"""Jobs: a command says what is wanted, its handler does it inside one unit of work (DEC-2)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from counter.actor import Actor, ActorType, Role
from counter.canonical import Json
from counter.outlet import Outlet
from counter.refusal import Refused, define
from counter.rulebook import RuleBook
from counter.store import journal
from counter.store.engine import sqlite
from counter.store.fact import Fact, JournalRef, StoredFact
from counter.store.projection import project
from counter.words import N_

NOT_YOUR_JOB = define(
    "not-your-job",
    happened=N_("{staff} ({role}) may not do this; it needs: {needed}."),
    stored=N_("Nothing was stored."),
    todo=N_("Ask a colleague with that role."),
    say=N_("A colleague will help you with this in a moment."),
)
JOB_ID_REUSED = define(
    "job-id-reused",
    happened=N_("The job {job} is already done, with other content."),
    stored=N_("The first one stands unchanged; nothing was added."),
    todo=N_("Open a new form (or give a new job id) for a second job."),
    say=N_("Your first order is recorded once."),
)


class Topic(StrEnum):
    """What an outcome may have changed; a page asks again when one of its topics did."""

    PARCELS = "parcels"
    TRACKING = "tracking"
    DUTIES = "duties"
    STAFF = "staff"
    NUMBERS = "numbers"
    TILL = "till"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What somebody wants done. The job id is made when its form opens (DEC-4)."""

    job: str


def secret() -> Any:  # noqa: ANN401 - dataclasses.field is untyped in the same way
    """A field of a command that is never written down, not even as a digest."""
    return field(repr=False, metadata={"secret": True})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a job did: its facts for the screen, what changed, and where the journal says so."""

    facts: Mapping[str, Json]
    changed: frozenset[Topic] = frozenset()
    journal: JournalRef | None = None
    repeated: bool = False


@dataclass(slots=True)
class Bench:
    """What a handler works with: the open transaction, the rules, the time and who asks."""

    tx: sqlite.Connection
    rules: RuleBook
    outlet: Outlet
    now: datetime
    actor: Actor
    job: str
    role: Role | None
    written: list[StoredFact] = field(default_factory=list)

    def write(self, fact: Fact) -> StoredFact:
        """Append a fact to the journal and let every table take it in."""
        origin = journal.Origin(self.outlet.terminal, self.now, self.job, self.actor)
        stored = journal.append(self.tx, origin, fact)
        project(self.tx, stored)
        self.written.append(stored)
        return stored


class RefusedOnRecord(Refused):
    """A refusal that is itself a fact: it is written to the journal, the rest is not.

    With `once`, a key of the fact's body, pressing again under the same job id writes nothing
    more while that value is the same.
    """

    def __init__(self, code: str, fact: Fact, *, once: str = "", **facts: Json) -> None:
        super().__init__(code, **facts)
        self.fact = fact
        self.once = once


C = TypeVar("C", bound=Command)
Handler = Callable[[Any, Bench], Outcome]


@dataclass(frozen=True, slots=True)
class Job:
    """A handler and the roles that may ask for it; no roles means any person or the system."""

    handler: Handler
    roles: frozenset[Role]


_jobs: dict[type[Command], Job] = {}


def handles(
    command: type[C], *roles: Role
) -> Callable[[Callable[[C, Bench], Outcome]], Callable[[C, Bench], Outcome]]:
    """Mark the one handler of a command, and who may ask for it."""

    def mark(handler: Callable[[C, Bench], Outcome]) -> Callable[[C, Bench], Outcome]:
        if command in _jobs:
            raise ValueError(f"two handlers for {command.__name__}")
        _jobs[command] = Job(handler, frozenset(roles))
        return handler

    return mark


def job_of(command: Command) -> Job:
    """The job of a command; its module registered it when it was imported."""
    return _jobs[type(command)]


def refuse_outsiders(command: Command, actor: Actor, role: Role | None) -> None:
    """Raise Refused `not-your-job` when this person's role may not do this."""
    needed = job_of(command).roles
    if actor.type is ActorType.PERSON and needed and role not in needed:
        raise Refused(
            NOT_YOUR_JOB,
            staff=actor.id,
            role=role.value if role else "?",
            needed=", ".join(sorted(role.value for role in needed)),
        )


def written_form(command: Command) -> Mapping[str, Json]:
    """A command as JSON, without its secrets and its id: what makes two commands the same."""
    return {
        item.name: _plain(getattr(command, item.name))
        for item in fields(command)
        if item.name != "job" and not item.metadata.get("secret")
    }


def _plain(value: object) -> Json:
    """A field's value as JSON: dataclasses as objects, everything unusual as its text."""
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}  # type: ignore[arg-type]
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    return str(value)
