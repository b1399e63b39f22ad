"""One scan as a carrier gave it, with the time as given and as understood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from tracking.status import ParcelStatus, Status


class TimeRule(StrEnum):
    """How the instant of an event was found (T5.4 to T5.6)."""

    OFFSET = "offset-given"
    ZULU = "z-given"
    DOUBTFUL_ZULU = "declared-z-doubtful"
    SOURCE_ZONE = "source-zone"
    EPOCH_SECONDS = "epoch-seconds"
    EPOCH_MILLISECONDS = "epoch-milliseconds"
    LOCAL_UNKNOWN = "local-unknown"
    DATE_ONLY = "date-only"
    MISSING = "missing"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class EventTime:
    """A time in three forms: the text given, the best UTC instant or None, and the rule.

    `local` is the clock reading without a zone (naive); it is shown and sorted by when the
    zone is unknown, and never called UTC.
    """

    given: str
    utc: datetime | None
    rule: TimeRule
    local: datetime | None = None

    @property
    def order(self) -> datetime | None:
        """The instant to sort by inside one source; None when nothing could be read."""
        if self.utc is not None:
            return self.utc
        # Times without a zone compare only inside one source, so the label is harmless here.
        return None if self.local is None else self.local.replace(tzinfo=UTC)

    @property
    def canonical(self) -> str:
        """The same text for the same time, for identities."""
        found = self.utc or self.local
        return self.given if found is None else found.isoformat()


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a shipment; text, place, code and label come from outside and are raw.

    `position` counts from 0 in the carrier's own list. `status` None means "says nothing about
    the status". A `placeholder` is not a scan. `stage` is set on the outlet's own events.
    """

    position: int
    code: str
    text: str
    place: str
    time: EventTime
    status: Status | None
    reason: str | None
    identity: str
    placeholder: bool = False
    label: str = ""
    leg: int = 1
    sequence: int | None = None
    unsure: bool = False
    stage: ParcelStatus | None = None
    rule: str = ""
