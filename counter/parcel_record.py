"""What is known of a number, put together: our own scans and what providers said (R-002-2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.outlet import Outlet
from counter.rulebook import RuleBook
from counter.store import parcels, shipments
from counter.store.engine import sqlite
from counter.store.parcels import ParcelRow
from counter.store.shipments import ShipmentRow
from tracking.event import Event
from tracking.house import HouseScan, house_event, in_order
from tracking.interpret import Interpretation, Subject, interpret
from tracking.status import ParcelStatus
from tracking.timeline import visible


@dataclass(frozen=True, slots=True)
class Record:
    """A number as the file knows it: our parcel or None, providers' answers, all events in order.

    `sources` names for each event's identity who said it; `meaning` is the reading at `at`.
    """

    number: str
    at: datetime
    parcel: ParcelRow | None
    answers: tuple[ShipmentRow, ...]
    events: tuple[Event, ...]
    sources: dict[str, str]
    meaning: Interpretation

    @property
    def seen_at(self) -> datetime | None:
        """When a provider last answered about this number."""
        return self.answers[0].answered_at if self.answers else None


def read_record(
    connection: sqlite.Connection, rules: RuleBook, outlet: Outlet, number: str, at: datetime
) -> Record | None:
    """Everything about a number at `at`, or None when neither we nor a provider know it."""
    parcel = parcels.find(connection, number)
    answers = shipments.find(connection, number)
    if parcel is None and not answers:
        return None
    events, sources = _events(connection, outlet, parcel, answers)
    newest = answers[0] if answers else None
    subject = Subject(
        number,
        events,
        house=parcel is not None,
        status=newest.standing.status if newest else None,
        reason=newest.standing.reason if newest else None,
        promise_at=parcel.promise_at if parcel else None,
        seen_at=newest.answered_at if newest else None,
        abroad=parcel is not None and bool(parcel.body["abroad"]),
    )
    tracking = rules.tracking_at(at.astimezone(outlet.zone).date())
    meaning = interpret(subject, at, outlet.zone, tracking)
    return Record(number, at, parcel, answers, in_order(events), sources, meaning)


def _events(
    connection: sqlite.Connection,
    outlet: Outlet,
    parcel: ParcelRow | None,
    answers: tuple[ShipmentRow, ...],
) -> tuple[tuple[Event, ...], dict[str, str]]:
    found: list[Event] = []
    sources: dict[str, str] = {}
    if parcel is not None:
        scan = HouseScan(parcel.accepted_at, ParcelStatus.ACCEPTED, place=outlet.name)
        event = house_event(parcel.waybill, 0, scan)
        found.append(event)
        sources[event.identity] = "house"
    for answer in answers:
        for event in visible(shipments.events(connection, answer.provider, answer.number)):
            if not event.placeholder and event.identity not in sources:
                found.append(event)
                sources[event.identity] = answer.provider
    return tuple(found), sources
