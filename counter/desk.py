"""The one door: every write of every screen, command and program enters here (DEC-2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from counter.actor import Actor, ActorType, Role
from counter.auditing import refuse_while_halted
from counter.canonical import Json, canonical, sha256
from counter.clock import Clock
from counter.job import (
    JOB_ID_REUSED,
    Bench,
    Command,
    Outcome,
    RefusedOnRecord,
    Topic,
    job_of,
    refuse_outsiders,
    written_form,
)
from counter.outlet import Outlet
from counter.refusal import Refused, define
from counter.rulebook import RuleBook
from counter.store import done, drafts, journal, staff
from counter.store.engine import sqlite
from counter.store.write_tx import Store
from counter.words import N_

UNKNOWN_STAFF = define(
    "unknown-staff",
    happened=N_("There is no active member of staff {staff}."),
    stored=N_("Nothing was stored."),
    todo=N_("Check the staff id, a letter and four digits."),
    say=N_("One moment please, I am signing in."),
)

T = TypeVar("T")


class Desk:
    """The counter as its users see it: commands in, outcomes out, questions answered."""

    def __init__(self, store: Store, rules: RuleBook, outlet: Outlet, clock: Clock) -> None:
        self.store = store
        self.rules = rules
        self.outlet = outlet
        self.clock = clock

    def do(self, command: Command, actor: Actor) -> Outcome:
        """Do a job once. The same command again gives the same outcome and does nothing.

        Raises Refused when a rule says no, and Fault when the file or the disk does.
        """
        refuse_while_halted(self.store.home)
        digest = sha256(command.job + canonical(written_form(command)))
        with self.store.write_tx() as tx:
            earlier = _earlier(tx, command, digest)
            if earlier is not None:
                return earlier
            bench = self._bench(tx, command, actor)
            refusal: RefusedOnRecord | None = None
            outcome = Outcome({})
            done.begin_work(tx)
            try:
                outcome = job_of(command).handler(command, bench)
            except RefusedOnRecord as error:
                done.undo_work(tx)
                bench.written.clear()
                if not journal.is_written(tx, command.job, error.fact, error.once):
                    bench.write(error.fact)
                refusal = error
            else:
                outcome = _remember(tx, command, digest, outcome, bench)
            if bench.written:
                self.store.wrote(bench.written[-1].ref)
        if refusal is not None:
            raise refusal
        return outcome

    def ask(self, question: Callable[[sqlite.Connection], T]) -> T:
        """The answer of a view, from one state of the file."""
        with self.store.reading() as reader:
            return question(reader)

    def keep_draft(self, form: str, job: str, who: str, content: Mapping[str, Json]) -> None:
        """Keep a half-filled form under its job's id; a draft is no fact and leaves no trace."""
        with self.store.write_tx() as tx:
            drafts.save(tx, drafts.Draft(job, form, who, content, self.clock.now()))

    def drop_draft(self, job: str) -> None:
        """Forget a form that was left on purpose."""
        with self.store.write_tx() as tx:
            drafts.drop(tx, job)

    def draft(self, form: str, who: str) -> drafts.Draft | None:
        """The form of this kind that this person left last."""
        return self.ask(lambda reader: drafts.newest(reader, who, form))

    def _bench(self, tx: sqlite.Connection, command: Command, actor: Actor) -> Bench:
        role = role_of(tx, actor)
        refuse_outsiders(command, actor, role)
        return Bench(tx, self.rules, self.outlet, self.clock.now(), actor, command.job, role)


def role_of(connection: sqlite.Connection, actor: Actor) -> Role | None:
    """The role of a person, None for the system and remote parties.

    Raises Refused `unknown-staff` for a person who is not on the staff.
    """
    if actor.type is not ActorType.PERSON:
        return None
    found = staff.role(connection, actor.id)
    if found is None:
        raise Refused(UNKNOWN_STAFF, staff=actor.id)
    return Role(found)


def _earlier(tx: sqlite.Connection, command: Command, digest: str) -> Outcome | None:
    """The outcome of the same job done before, if it was (H1)."""
    job = done.find(tx, command.job)
    if job is None:
        return None
    if job.command != type(command).__name__ or job.digest not in {digest, None}:
        raise Refused(JOB_ID_REUSED, job=command.job)
    changed = frozenset(Topic(topic) for topic in job.changed)
    return Outcome(job.facts, changed, job.journal, repeated=True)


def _remember(
    tx: sqlite.Connection, command: Command, digest: str, outcome: Outcome, bench: Bench
) -> Outcome:
    """Keep the outcome under the job's id."""
    ref = bench.written[-1].ref if bench.written else None
    changed = tuple(sorted(topic.value for topic in outcome.changed))
    done.remember(
        tx, command.job, done.DoneJob(type(command).__name__, digest, outcome.facts, changed, ref)
    )
    return Outcome(outcome.facts, outcome.changed, ref)
