"""Makes a shipment from what a reader found: order, identity, counts, contradictions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from itertools import pairwise

from tracking.event import Event, EventTime
from tracking.reading import Shipment
from tracking.status import (
    BEFORE_THE_FIRST_SCAN,
    UNRECOGNIZED,
    UNSPECIFIED,
    ParcelStatus,
    Status,
)
from tracking.status_map import SAYS_NOTHING, Meaning, StatusMaps

_FIRST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event as a reader understood it; `source` is its text for telling copies apart."""

    code: str
    text: str
    time: EventTime
    meaning: Meaning
    source: str
    place: str = ""
    label: str = ""
    placeholder: bool = False
    leg: int = 1
    sequence: int | None = None


@dataclass(frozen=True, slots=True)
class ShipmentDraft:
    """A shipment as a reader understood it; `meaning` is the provider's own status.

    `refines` lets the newest event give a missing reason; `settled_flag` is the provider's
    own yes or no to "delivered", None when it gives none.
    """

    source: str
    number: str
    carrier: str
    provider_status: str
    meaning: Meaning
    events: Sequence[EventDraft] = ()
    provider_text: str = ""
    settled_flag: bool | None = None
    refines: bool = True
    complete: bool = True
    estimated: EventTime | None = None
    signed_by: str = ""
    corrected_from: str = ""
    contradictions: tuple[str, ...] = field(default=())


def shipment(draft: ShipmentDraft, maps: StatusMaps) -> Shipment:
    """The shipment: its status is the provider's own; without one, that of its newest event."""
    events = timeline(draft.source, draft.number, draft.events)
    derived = newest_with_status(events)
    meaning = _decided(draft, derived)
    status = meaning.status or Status.PENDING
    return Shipment(
        number=draft.number,
        carrier=draft.carrier,
        status=status,
        reason=_reason(draft, meaning, newest(events)),
        provider_status=draft.provider_status,
        provider_text=draft.provider_text,
        events=events,
        payload_events=len(draft.events),
        distinct_events=len({(event.leg, event.source) for event in draft.events}),
        contradictions=_contradictions(draft, status, events, maps),
        complete=draft.complete,
        derived=None if derived is None else derived.status,
        from_events=draft.meaning.status is None and derived is not None,
        estimated=draft.estimated,
        signed_by=draft.signed_by,
        corrected_from=draft.corrected_from,
        unsure=meaning.unsure,
        rule=meaning.rule,
    )


def timeline(source: str, number: str, drafts: Sequence[EventDraft]) -> tuple[Event, ...]:
    """The events oldest first (T2 rule 5), byte-identical copies dropped."""
    aged = _oldest_first(drafts)
    carried: datetime = _FIRST
    keyed: list[tuple[tuple[datetime, int, int, str], Event]] = []
    seen: set[str] = set()
    for age, position in enumerate(aged):
        draft = drafts[position]
        event = _event(source, number, position, draft)
        # An event without a readable time stays beside its neighbour in the list.
        carried = draft.time.order or carried
        if event.identity in seen:
            continue
        seen.add(event.identity)
        sequence = draft.sequence if draft.sequence is not None else 0
        keyed.append(((carried, sequence, age, event.identity), event))
    return tuple(event for _, event in sorted(keyed, key=lambda pair: pair[0]))


def identity(source: str, number: str, leg: int, draft: EventDraft) -> str:
    """The identity of a scan: the same again is a copy, another time is another scan (5.2)."""
    parts = (source, number, str(leg), draft.time.canonical, draft.code, draft.text, draft.place)
    return sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def newest(events: Sequence[Event]) -> Event | None:
    """The newest scan; placeholders are not scans."""
    return next((event for event in reversed(events) if not event.placeholder), None)


def newest_with_status(events: Sequence[Event]) -> Event | None:
    """The scan that gives the status: the newest that has one.

    An announcement dated after a real scan does not take the parcel back (T5.1).
    """
    found: Event | None = None
    for event in events:
        if event.placeholder or event.status is None:
            continue
        if (
            found
            and event.status in BEFORE_THE_FIRST_SCAN
            and found.status not in (BEFORE_THE_FIRST_SCAN)
        ):
            continue
        found = event
    return found


def _event(source: str, number: str, position: int, draft: EventDraft) -> Event:
    """The event of a draft."""
    return Event(
        position=position,
        code=draft.code,
        text=draft.text,
        place=draft.place,
        time=draft.time,
        status=draft.meaning.status,
        reason=draft.meaning.reason,
        identity=identity(source, number, draft.leg, draft),
        placeholder=draft.placeholder,
        label=draft.label,
        leg=draft.leg,
        sequence=draft.sequence,
        unsure=draft.meaning.unsure,
        rule=draft.meaning.rule,
    )


def _oldest_first(drafts: Sequence[EventDraft]) -> list[int]:
    """The positions of the list turned oldest first; lists are newest first unless times differ."""
    order: list[int] = []
    for leg in sorted({draft.leg for draft in drafts}):
        places = [place for place, draft in enumerate(drafts) if draft.leg == leg]
        times = [
            found
            for place in places
            if not drafts[place].placeholder and (found := drafts[place].time.order)
        ]
        rising = sum((a < b) - (a > b) for a, b in pairwise(times))
        order.extend(places if rising > 0 else reversed(places))
    return order


def _decided(draft: ShipmentDraft, derived: Event | None) -> Meaning:
    """The provider's own meaning, or that of the newest event where it has none (rules 1, 3)."""
    own = draft.meaning
    if own.status is not None:
        return own
    if derived is not None:
        reason = own.reason if not own.known else derived.reason
        return Meaning(derived.status, reason, derived.unsure, derived.rule)
    if own is SAYS_NOTHING and any(not event.meaning.known for event in draft.events):
        return Meaning(Status.PENDING, UNRECOGNIZED)
    return Meaning(Status.PENDING, own.reason or "no_carrier_data", own.unsure, own.rule)


def _reason(draft: ShipmentDraft, meaning: Meaning, last: Event | None) -> str | None:
    """The reason; the newest event makes an empty or unspecified one exact, if it agrees."""
    if not draft.refines or last is None or meaning.reason not in {None, UNSPECIFIED}:
        return meaning.reason
    same = last.status in {None, meaning.status}
    exact = last.reason if same and last.reason != UNRECOGNIZED else None
    return exact or meaning.reason


def _contradictions(
    draft: ShipmentDraft, status: Status, events: Sequence[Event], maps: StatusMaps
) -> tuple[str, ...]:
    """Stable codes of what does not fit together in one answer (T5.9); none is repaired."""
    found = list(draft.contradictions)
    last = newest(events)
    stated = next((e for e in reversed(events) if not e.placeholder and e.status), None)
    delivered = status is Status.DELIVERED
    if draft.meaning.status is not None and stated is not None and stated.status != status:
        found.append("status-vs-newest-event")
    if draft.settled_flag is not None and draft.settled_flag != delivered:
        found.append("delivered-flag")
    told = [draft.provider_text] + ([last.text, last.label] if last else [])
    says = {maps.says(text) for text in told if text}
    if ParcelStatus.DELIVERED in says and not delivered:
        found.append("text-says-delivered")
    if ParcelStatus.ORDERED in says and status not in BEFORE_THE_FIRST_SCAN and len(events) == 1:
        found.append("text-says-ordered")
    if any(
        event.status is Status.AVAILABLE_FOR_PICKUP
        and maps.says(event.text) is ParcelStatus.IN_TRANSIT
        for event in events
    ):
        found.append("text-says-taken-back")
    if any(event.reason == UNRECOGNIZED for event in events):
        found.append("unrecognized-code")
    return tuple(dict.fromkeys(found))
