"""Where a parcel stands: the house status of an event, of a history, of a carrier's status."""

from __future__ import annotations

from collections.abc import Sequence

from tracking.event import Event
from tracking.rule_set import RuleSet
from tracking.status import FINAL, ParcelStatus, Status
from tracking.status_map import StatusMaps

_LONGEST_PLACE = 40
# A text may tell where a parcel under way stands. It never says delivered, refused or returned.
_BY_TEXT_ALONE = frozenset(
    {
        ParcelStatus.ACCEPTED,
        ParcelStatus.IN_TRANSIT,
        ParcelStatus.AT_HUB,
        ParcelStatus.AT_BRANCH,
        ParcelStatus.CUSTOMS,
        ParcelStatus.OUT_FOR_DELIVERY,
    }
)
_WITHIN_TRANSIT = frozenset(
    {ParcelStatus.ACCEPTED, ParcelStatus.AT_HUB, ParcelStatus.AT_BRANCH, ParcelStatus.CUSTOMS}
)


def stage_of(event: Event, rules: RuleSet) -> ParcelStatus | None:
    """The house status of one event; None when it says nothing about the parcel."""
    if event.placeholder:
        return None
    if event.stage is not None:
        return event.stage
    told = rules.maps.says(event.text) if event.text else None
    if event.status is None:
        return told if told in _BY_TEXT_ALONE else None
    return refined(rules.parcel_status(event.status, event.reason), event.status, told)


def refined(base: ParcelStatus, status: Status | None, told: ParcelStatus | None) -> ParcelStatus:
    """The house status made exact by a text, where the code only says "in transit"."""
    if status is Status.IN_TRANSIT and base is ParcelStatus.IN_TRANSIT and told in _WITHIN_TRANSIT:
        return told or base
    return base


def standing(
    events: Sequence[Event], rules: RuleSet
) -> tuple[ParcelStatus | None, tuple[Event, ...]]:
    """Where a history (oldest first) leaves an own parcel, and the events that came too late.

    A carrier's event never moves a final state back (SM-PARCEL); the outlet's own may.
    """
    state: ParcelStatus | None = None
    late: list[Event] = []
    for event in events:
        stage = stage_of(event, rules)
        if stage is None:
            continue
        if state in FINAL and event.stage is None and stage != state:
            late.append(event)
            continue
        state = stage
    return state, tuple(late)


def place_of(event: Event, maps: StatusMaps) -> str:
    """The place of an event: as given, else as its text names it; "" when neither does."""
    if event.place:
        return event.place[:_LONGEST_PLACE]
    for row in maps.texts:
        match = row.match(event.text)
        if match is not None:
            groups = match.groupdict()
            return (groups.get("place") or groups.get("place_en") or "").strip()[:_LONGEST_PLACE]
    return ""
