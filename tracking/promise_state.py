"""The promise against now: on time, at risk, overdue, kept or missed (P-SLA, K-01, K-03)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from tracking.status import ParcelStatus

# The first of these stops the promise clock (SM-PARCEL): the parcel was at the door or the point.
STOPS = frozenset(
    {
        ParcelStatus.DELIVERED,
        ParcelStatus.ATTEMPT_FAILED,
        ParcelStatus.AWAITING_PICKUP,
        ParcelStatus.REFUSED,
    }
)
_NO_PROMISE = frozenset(
    {
        ParcelStatus.DRAFT,
        ParcelStatus.ORDERED,
        ParcelStatus.CANCELLED,
        ParcelStatus.RETURNING,
        ParcelStatus.RETURNED,
    }
)


class PromiseKind(StrEnum):
    """How a promise stands."""

    NONE = "none"
    ON_TIME = "on_time"
    AT_RISK = "at_risk"
    OVERDUE = "overdue"
    KEPT = "kept"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Stage:
    """A house status that a parcel reached at an instant."""

    status: ParcelStatus
    at: datetime


@dataclass(frozen=True, slots=True)
class PromiseState:
    """The promise against now; `by` is the time left, or the time late when overdue or missed.

    `due_at` includes the time spent in customs, which does not count; `stopped_at` is the first
    delivery, attempt or deposit.
    """

    kind: PromiseKind
    due_at: datetime | None = None
    by: timedelta = timedelta()
    stopped_at: datetime | None = None
    risk_at: datetime | None = None


def promise_state(
    due: datetime | None,
    stages: Sequence[Stage],
    current: ParcelStatus,
    at: datetime,
    risk: timedelta,
) -> PromiseState:
    """How the promise stands; `stages` oldest first, `risk` the warning time before it is due.

    Exactly at the due instant a promise is still kept (P-CAL), and still open it is then overdue
    by nothing.
    """
    if due is None:
        return PromiseState(PromiseKind.NONE)
    due = due.astimezone(UTC) + customs_pause(stages, at)
    stop = next((stage.at for stage in stages if stage.status in STOPS and stage.at <= at), None)
    risk_at = due - risk
    if stop is not None:
        kind = PromiseKind.KEPT if stop <= due else PromiseKind.MISSED
        return PromiseState(kind, due, abs(due - stop), stop, risk_at)
    if current in _NO_PROMISE:
        return PromiseState(PromiseKind.NONE, due)
    if at >= due:
        return PromiseState(PromiseKind.OVERDUE, due, at - due, risk_at=risk_at)
    sent_out = any(stage.status is ParcelStatus.OUT_FOR_DELIVERY for stage in stages)
    kind = PromiseKind.AT_RISK if at >= risk_at and not sent_out else PromiseKind.ON_TIME
    return PromiseState(kind, due, due - at, risk_at=risk_at)


def customs_pause(stages: Sequence[Stage], at: datetime) -> timedelta:
    """The time spent with customs up to `at`, which pauses the promise (K-01, SM-PARCEL)."""
    pause = timedelta()
    since: datetime | None = None
    for stage in stages:
        if stage.status is ParcelStatus.CUSTOMS:
            since = since or stage.at
        elif since is not None:
            pause += max(stage.at - since, timedelta())
            since = None
    return pause + (max(at - since, timedelta()) if since is not None else timedelta())
