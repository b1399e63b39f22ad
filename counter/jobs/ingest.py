"""Take in what a provider answered: raw, events as given, derived state (three layers)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, cast

import msgspec

from counter.canonical import Json
from counter.job import Bench, Command, Outcome, Topic, handles
from counter.provider_answer import reader_of
from counter.store import answers, shipments
from counter.store.fact import Fact
from tracking.draft import newest_with_status
from tracking.number import normalise
from tracking.reading import Answer, Shipment
from tracking.timeline import Standing, settle


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingest(Command):
    """A provider's payload as it came, byte for byte."""

    provider: str
    payload: bytes


@handles(Ingest)
def ingest(command: Ingest, bench: Bench) -> Outcome:
    """Store the answer and say what it holds; nothing stored is ever deleted by an answer.

    Raises Refused `provider-unknown`. A payload that cannot be read is kept raw, with its error.
    """
    reader = reader_of(bench.rules, command.provider, bench.now, bench.outlet.zone)
    answer = reader.read(command.payload)
    answers.keep(bench.tx, command.job, command.provider, bench.now, command.payload)
    for shipment in answer.shipments:
        if normalise(shipment.number):
            bench.write(_received(command, shipment, bench))
    if answer.errors or not bench.written:
        bench.write(_told_nothing(command, answer))
    numbers = [shipment.number for shipment in answer.shipments if shipment.number]
    errors = [error.class_.value for error in answer.errors]
    return Outcome({"numbers": numbers, "errors": errors}, frozenset({Topic.TRACKING}))


def _received(command: Ingest, shipment: Shipment, bench: Bench) -> Fact:
    """The fact of one shipment; texts of events hold names and phones, so they are erasable."""
    number = normalise(shipment.number)
    before = shipments.of_provider(bench.tx, command.provider, number)
    standing = settle(before.standing if before else None, shipment)
    return Fact(
        "tracking_received",
        {
            "provider": command.provider,
            "number": number,
            "carrier": shipment.carrier,
            "standing": _plain(standing),
            "provider_status": shipment.provider_status,
            "contradictions": list(shipment.contradictions),
            "events": shipment.payload_events,
            "distinct_events": shipment.distinct_events,
            "complete": shipment.complete,
            "newest": _newest(shipment),
            "answer": command.job,
            "sha256": hashlib.sha256(command.payload).hexdigest(),
        },
        {"shipment": _plain(shipment)},
    )


def _told_nothing(command: Ingest, answer: Answer) -> Fact:
    return Fact(
        "tracking_refused",
        {
            "provider": command.provider,
            "errors": [[error.class_.value, error.code[:80]] for error in answer.errors],
            "answer": command.job,
            "sha256": hashlib.sha256(command.payload).hexdigest(),
        },
    )


def _newest(shipment: Shipment) -> str | None:
    event = newest_with_status(shipment.events)
    return None if event is None or event.time.utc is None else event.time.utc.isoformat()


def _plain(value: Shipment | Standing) -> Json:
    """A reading as JSON; lone surrogates, legal in JSON, cannot be stored and are replaced."""
    built = cast(Any, msgspec.to_builtins(value))  # msgspec types every result as Any
    return cast(Json, _encodable(built))


def _encodable(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {name: _encodable(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_encodable(item) for item in value]
    return value
