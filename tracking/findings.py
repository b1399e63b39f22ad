"""What a rule finds about a parcel by the clock alone: at risk, delayed, stalled (R-002-2.3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tracking.promise_state import PromiseKind, PromiseState, Stage
from tracking.status import ParcelStatus

_UNDER_WAY = frozenset(
    {
        ParcelStatus.ACCEPTED,
        ParcelStatus.IN_TRANSIT,
        ParcelStatus.AT_HUB,
        ParcelStatus.AT_BRANCH,
        ParcelStatus.OUT_FOR_DELIVERY,
        ParcelStatus.ATTEMPT_FAILED,
        ParcelStatus.CUSTOMS,
        ParcelStatus.EXCEPTION,
        ParcelStatus.FORWARDED,
        ParcelStatus.RETURNING,
    }
)


class FindingKind(StrEnum):
    """What was found; DELAYED and STALLED are exception types (P-EXC), AT_RISK is a notice."""

    AT_RISK = "AT_RISK"
    DELAYED = "DELAYED"
    STALLED = "STALLED"


@dataclass(frozen=True, slots=True)
class Finding:
    """A limit that has passed: at which instant it fell due, and the id of the rule."""

    kind: FindingKind
    due_at: datetime
    rule: str


@dataclass(frozen=True, slots=True)
class Watch:
    """What is watched: the promise, the newest event, and how long may pass without one."""

    promise: PromiseState
    stages: Sequence[Stage]
    current: ParcelStatus
    last_event_at: datetime | None
    stall: timedelta
    rule: str


def findings(watch: Watch, at: datetime) -> tuple[Finding, ...]:
    """Every limit that has passed, by due instant; a finding does not change a status."""
    found = [*_promise(watch), *_stall(watch, at)]
    return tuple(sorted((f for f in found if f.due_at <= at), key=lambda finding: finding.due_at))


def _promise(watch: Watch) -> list[Finding]:
    """The notice before the promise, and the delay after it."""
    promise = watch.promise
    if promise.due_at is None or promise.risk_at is None:
        return []
    found: list[Finding] = []
    late = promise.kind in {PromiseKind.OVERDUE, PromiseKind.MISSED}
    out = [s.at for s in watch.stages if s.status is ParcelStatus.OUT_FOR_DELIVERY]
    open_ = promise.kind in {PromiseKind.AT_RISK, PromiseKind.OVERDUE}
    if open_ and not any(sent <= promise.due_at for sent in out):
        found.append(Finding(FindingKind.AT_RISK, promise.risk_at, f"{watch.rule}#at_risk_hours"))
    if late:
        found.append(Finding(FindingKind.DELAYED, promise.due_at, f"{watch.rule}#promise"))
    return found


def _stall(watch: Watch, at: datetime) -> list[Finding]:
    """The stall of a parcel under way."""
    if watch.last_event_at is None or watch.current not in _UNDER_WAY:
        return []
    due = watch.last_event_at + watch.stall
    return [Finding(FindingKind.STALLED, due, f"{watch.rule}#stall_hours")] if due <= at else []
