"""The tracking page: what a number means, its history, its duties, what may be told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from claims.delay import Hint, LateParcel, delay_compensation
from counter.clock import from_store
from counter.outlet import Outlet
from counter.parcel_record import Record, read_record
from counter.rulebook import RuleBook
from counter.store.engine import sqlite
from tracking.event import Event
from tracking.stage import stage_of
from tracking.status import ParcelStatus
from tracking.timeline import dwells


@dataclass(frozen=True, slots=True)
class Step:
    """One event of the history: how long the parcel then stood, and who said so."""

    event: Event
    dwell: timedelta | None
    source: str
    stage: ParcelStatus | None


@dataclass(frozen=True, slots=True)
class RecordedFinding:
    """A finding on record and the exception it belongs to (None for a notice)."""

    kind: str
    found_at: datetime
    exception: str | None


@dataclass(frozen=True, slots=True)
class Duty:
    """Something owed about this parcel; `note` is what was promised."""

    id: str
    kind: str
    due_at: datetime
    owner: str | None
    note: str
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class TrackView:
    """Everything the page shows; texts from outside are raw and pass the safe-text door there."""

    record: Record
    steps: tuple[Step, ...]
    findings: tuple[RecordedFinding, ...]
    duties: tuple[Duty, ...]
    compensation: Hint | None


def track(
    rules: RuleBook, outlet: Outlet, number: str, at: datetime
) -> Callable[[sqlite.Connection], TrackView | None]:
    """The question for `desk.ask`: what is known of a number at `at`; None when nothing is."""

    def question(connection: sqlite.Connection) -> TrackView | None:
        record = read_record(connection, rules, outlet, number, at)
        if record is None:
            return None
        tracking = rules.tracking_at(at.astimezone(outlet.zone).date())
        steps = tuple(
            Step(
                dwell.event,
                dwell.lasted,
                record.sources[dwell.event.identity],
                stage_of(dwell.event, tracking),
            )
            for dwell in dwells(record.events)
        )
        return TrackView(
            record,
            steps,
            _findings(connection, number),
            _duties(connection, number),
            _compensation(rules, outlet, record, at),
        )

    return question


def _findings(connection: sqlite.Connection, number: str) -> tuple[RecordedFinding, ...]:
    rows = connection.execute(
        "SELECT kind, found_at, exception FROM findings WHERE waybill = ? ORDER BY found_at",
        (number,),
    ).fetchall()
    return tuple(
        RecordedFinding(row["kind"], from_store(row["found_at"]), row["exception"]) for row in rows
    )


def _duties(connection: sqlite.Connection, number: str) -> tuple[Duty, ...]:
    rows = connection.execute(
        "SELECT * FROM duties WHERE waybill = ? ORDER BY due_at", (number,)
    ).fetchall()
    return tuple(
        Duty(
            row["id"],
            row["kind"],
            from_store(row["due_at"]),
            row["owner"],
            row["note"] or "",
            from_store(row["done_at"]) if row["done_at"] else None,
        )
        for row in rows
    )


def _compensation(rules: RuleBook, outlet: Outlet, record: Record, at: datetime) -> Hint | None:
    """What the terms in force at acceptance give for a missed promise."""
    parcel, promise = record.parcel, record.meaning.promise_state
    if parcel is None or promise.due_at is None:
        return None
    terms = rules.terms_at(parcel.accepted_at.astimezone(outlet.zone).date())
    if terms is None:
        return None
    hint = delay_compensation(
        LateParcel(
            parcel.freight_fen, promise.due_at, parcel.total_delay_at, at, promise.stopped_at
        ),
        terms,
    )
    return None if hint.case == "none" else hint
