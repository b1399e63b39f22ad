"""The outlet's own events in the same shape as a carrier's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tracking.draft import EventDraft, identity
from tracking.event import Event
from tracking.status import ParcelStatus
from tracking.status_map import SAYS_NOTHING
from tracking.times import instant

SOURCE = "house"


@dataclass(frozen=True, slots=True)
class HouseScan:
    """A fact about an own parcel; `stage` None when only the text tells (a hub's event)."""

    at: datetime
    stage: ParcelStatus | None
    text: str = ""
    place: str = ""
    code: str = ""


def house_event(number: str, position: int, scan: HouseScan) -> Event:
    """The event of a scan; `at` must be aware. `position` counts in the order recorded."""
    code = scan.code or (scan.stage or "")
    draft = EventDraft(code, scan.text, instant(scan.at), SAYS_NOTHING, "", place=scan.place)
    return Event(
        position=position,
        code=code,
        text=scan.text,
        place=scan.place,
        time=draft.time,
        status=None,
        reason=None,
        identity=identity(SOURCE, number, 1, draft),
        stage=scan.stage,
    )


def in_order(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events oldest first whatever order they came in; same instants as recorded."""
    untimed = [event for event in events if event.time.order is None]
    timed = [
        (at, event.sequence or 0, event.position, event.identity, event)
        for event in events
        if (at := event.time.order) is not None
    ]
    return (*untimed, *(entry[-1] for entry in sorted(timed, key=lambda entry: entry[:4])))
