"""What a carrier's answer says: shipments, errors, and the one exception of a reader."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracking.event import Event, EventTime
from tracking.status import NOT_FOUND, Status


class Unreadable(Exception):
    """The payload cannot be read at all; `what` is the fault and `where` its place."""

    def __init__(self, what: str, where: str = "") -> None:
        super().__init__(f"{what} ({where})" if where else what)
        self.what = what
        self.where = where


class ErrorClass(StrEnum):
    """What kind of "no" a provider gave (T6)."""

    UNAUTHORISED = "unauthorised"
    NOT_FOUND = "not_found"
    THROTTLED = "throttled"
    BAD_REQUEST = "bad_request"
    PROVIDER_FAULT = "provider_fault"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class ProviderError:
    """A refusal as the provider worded it; `retry_after` in seconds when it was told."""

    class_: ErrorClass
    code: str
    message: str
    retry_after: int | None = None


@dataclass(frozen=True, slots=True)
class Shipment:
    """One shipment of an answer.

    `status` is the provider's own, mapped; `derived` is what its events say (None when they say
    nothing): the two are kept apart and a difference stands in `contradictions`.
    `payload_events` counts events as they stand in the payload, `distinct_events` after dropping
    byte-identical ones; `events` are in the order of time. `complete` tells whether the list
    replaces the older one. `rule` names the row that gave the status.
    """

    number: str
    carrier: str
    status: Status
    reason: str | None
    provider_status: str
    provider_text: str = ""
    events: tuple[Event, ...] = ()
    payload_events: int = 0
    distinct_events: int = 0
    contradictions: tuple[str, ...] = ()
    complete: bool = True
    derived: Status | None = None
    from_events: bool = False
    estimated: EventTime | None = None
    signed_by: str = ""
    corrected_from: str = ""
    unsure: bool = False
    rule: str = ""

    @property
    def scans(self) -> tuple[Event, ...]:
        """The events that a scanner or a person made: placeholders left out."""
        return tuple(event for event in self.events if not event.placeholder)


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything one payload says; neither shipments nor errors is an acknowledgement."""

    shipments: tuple[Shipment, ...] = ()
    errors: tuple[ProviderError, ...] = ()
    next_page: str = ""


def not_found_yet(number: str, carrier: str, error: ProviderError) -> Shipment:
    """A number that a provider does not know yet: a phase, not a failure (T5.15)."""
    return Shipment(
        number=number,
        carrier=carrier,
        status=Status.PENDING,
        reason=NOT_FOUND,
        provider_status=error.code,
        provider_text=error.message,
        complete=False,
    )
