"""A history over time: dwell, and the merge of a newer answer with what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tracking.draft import newest_with_status
from tracking.event import Event
from tracking.house import in_order
from tracking.reading import Shipment
from tracking.status import UNRECOGNIZED, Status


@dataclass(frozen=True, slots=True)
class Dwell:
    """How long a parcel stood at an event until the next one; None when that is not known."""

    event: Event
    lasted: timedelta | None


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event as kept: when it first came, since when its source no longer lists it, its heir."""

    event: Event
    received_at: datetime
    absent_since: datetime | None = None
    superseded_by: str = ""


@dataclass(frozen=True, slots=True)
class Merge:
    """The history after a merge, oldest first, and the identities that changed."""

    events: tuple[StoredEvent, ...]
    added: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    superseded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """The status a shipment has, and the instant of the event that set it."""

    status: Status
    reason: str | None
    set_at: datetime | None


def dwells(events: Sequence[Event]) -> tuple[Dwell, ...]:
    """The events oldest first, each with its dwell; the last one is still standing (R-002-6.2.2).

    Two times are compared only when both have a zone or neither has (T2 rule 5).
    """
    scans = [event for event in in_order(tuple(events)) if not event.placeholder]
    following = [*scans[1:], None] if scans else []
    return tuple(
        Dwell(event, None if after is None else _between(event, after))
        for event, after in zip(scans, following, strict=True)
    )


def merge(stored: Sequence[StoredEvent], fresh: Shipment, received_at: datetime) -> Merge:
    """What is stored, joined with a newer answer; merging the same answer twice changes nothing.

    A full, non-empty list marks what it no longer holds as absent, and deletes nothing; the same
    scan with another text supersedes the older text (T5.2, T5.8).
    """
    kept = {entry.event.identity: entry for entry in stored}
    listed = {event.identity: event for event in fresh.events}
    added = tuple(key for key in listed if key not in kept)
    for key in added:
        kept[key] = StoredEvent(listed[key], received_at)
    absent: list[str] = []
    superseded: list[str] = []
    for key, entry in list(kept.items()):
        if key in listed:
            # The meaning is derived anew each time, as maps are corrected later.
            kept[key] = replace(entry, event=listed[key], absent_since=None, superseded_by="")
        elif fresh.complete and listed and entry.absent_since is None:
            kept[key] = replace(entry, absent_since=received_at)
            absent.append(key)
    for key, heir in _corrections(kept, listed):
        kept[key] = replace(kept[key], superseded_by=heir)
        superseded.append(key)
    order = {e.identity: n for n, e in enumerate(in_order(tuple(k.event for k in kept.values())))}
    events = tuple(sorted(kept.values(), key=lambda entry: order[entry.event.identity]))
    return Merge(events, added, tuple(absent), tuple(superseded))


def settle(before: Standing | None, fresh: Shipment) -> Standing:
    """The status after an answer.

    An unknown code leaves the status as it was (rule 3), and so does an event that is older than
    the one that set it (rule 6); the provider's own status is believed.
    """
    last = newest_with_status(fresh.events)
    at = None if last is None else last.time.order
    after = Standing(fresh.status, fresh.reason, at)
    if before is None:
        return after
    if fresh.reason == UNRECOGNIZED and fresh.status is Status.PENDING:
        return replace(before, reason=UNRECOGNIZED)
    if fresh.reason == "not_found" and not fresh.events:
        return before
    by_events = fresh.from_events or not fresh.complete
    if by_events and at is not None and before.set_at is not None and at < before.set_at:
        return before
    return after


def visible(events: Sequence[StoredEvent]) -> tuple[Event, ...]:
    """The events to show: superseded texts are kept but hidden (rule 7)."""
    return tuple(entry.event for entry in events if not entry.superseded_by)


def _between(event: Event, after: Event) -> timedelta | None:
    """The time between two events, if their times can be compared."""
    if event.time.utc is not None and after.time.utc is not None:
        return after.time.utc - event.time.utc
    if event.time.utc is not None or after.time.utc is not None:
        return None
    if event.time.local is None or after.time.local is None:
        return None
    return after.time.local - event.time.local


def _corrections(kept: dict[str, StoredEvent], listed: dict[str, Event]) -> list[tuple[str, str]]:
    """Pairs of an absent identity and the listed one that has its time, code and place."""
    heirs = {_scan(event): key for key, event in listed.items()}
    return [
        (key, heirs[_scan(entry.event)])
        for key, entry in kept.items()
        if key not in listed and not entry.superseded_by and _scan(entry.event) in heirs
    ]


def _scan(event: Event) -> tuple[int, str, str, str]:
    """What stays the same when only the text of a scan is rewritten."""
    return (event.leg, event.time.canonical, event.code, event.place)
