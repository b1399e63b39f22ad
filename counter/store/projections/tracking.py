"""Shipments and their events, from the facts of what providers answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import msgspec

from counter.canonical import Json, canonical
from counter.clock import stored
from counter.store import shipments
from counter.store.engine import sqlite
from counter.store.fact import StoredFact
from counter.store.projection import projects
from tracking.reading import Shipment
from tracking.timeline import StoredEvent, merge


@projects("tracking_received")
def receive(tx: sqlite.Connection, fact: StoredFact) -> None:
    """One shipment of an answer: its state, and its events joined with those known before."""
    body = fact.body
    provider, number = str(body["provider"]), str(body["number"])
    standing = cast(Mapping[str, Json], body["standing"])
    tx.execute(
        "INSERT INTO shipments(provider, number, carrier, status, standing, provider_status,"
        " contradictions, answered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT(provider, number) DO UPDATE SET carrier = excluded.carrier,"
        " status = excluded.status, standing = excluded.standing,"
        " provider_status = excluded.provider_status,"
        " contradictions = excluded.contradictions, answered_at = excluded.answered_at",
        (
            provider, number, body["carrier"], standing["status"], canonical(standing),
            body["provider_status"], canonical(body["contradictions"]), stored(fact.at),
        ),
    )  # fmt: skip
    if fact.erasable is not None:
        fresh = msgspec.convert(fact.erasable["shipment"], Shipment)
        known = shipments.events(tx, provider, number)
        merged = merge(known, fresh, fact.at).events
        for position, entry in enumerate(merged):
            _keep(tx, provider, number, position, entry)


def _keep(
    tx: sqlite.Connection, provider: str, number: str, position: int, entry: StoredEvent
) -> None:
    event = entry.event
    tx.execute(
        "INSERT INTO events(provider, number, identity, position, at, body, received_at,"
        " absent_since, superseded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT(provider, number, identity) DO UPDATE SET position = excluded.position,"
        " body = excluded.body, absent_since = excluded.absent_since,"
        " superseded_by = excluded.superseded_by",
        (
            provider, number, event.identity, position,
            stored(event.time.utc) if event.time.utc else None,
            canonical(msgspec.to_builtins(event)), stored(entry.received_at),
            stored(entry.absent_since) if entry.absent_since else None,
            entry.superseded_by or None,
        ),
    )  # fmt: skip
