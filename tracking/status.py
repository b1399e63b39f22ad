"""The nine canonical statuses of a shipment and the house statuses of a parcel."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """What a carrier says of a shipment, in nine words; the reason refines it (T1)."""

    PENDING = "pending"
    INFO_RECEIVED = "info_received"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    AVAILABLE_FOR_PICKUP = "available_for_pickup"
    ATTEMPT_FAIL = "attempt_fail"
    DELIVERED = "delivered"
    EXCEPTION = "exception"
    EXPIRED = "expired"


class ParcelStatus(StrEnum):
    """The state of a parcel at the outlet: 18 and UNKNOWN (P-STATUS, SM-PARCEL)."""

    DRAFT = "DRAFT"
    ORDERED = "ORDERED"
    ACCEPTED = "ACCEPTED"
    IN_TRANSIT = "IN_TRANSIT"
    AT_HUB = "AT_HUB"
    AT_BRANCH = "AT_BRANCH"
    OUT_FOR_DELIVERY = "OUT_FOR_DELIVERY"
    AWAITING_PICKUP = "AWAITING_PICKUP"
    ATTEMPT_FAILED = "ATTEMPT_FAILED"
    DELIVERED = "DELIVERED"
    CUSTOMS = "CUSTOMS"
    EXCEPTION = "EXCEPTION"
    REFUSED = "REFUSED"
    RETURNING = "RETURNING"
    RETURNED = "RETURNED"
    FORWARDED = "FORWARDED"
    LOST = "LOST"
    CANCELLED = "CANCELLED"
    UNKNOWN = "UNKNOWN"


UNRECOGNIZED = "unrecognized"
NOT_FOUND = "not_found"
UNSPECIFIED = "unspecified"

BEFORE_THE_FIRST_SCAN = frozenset({Status.PENDING, Status.INFO_RECEIVED})
SETTLING_REASONS = frozenset({"returned", "lost", "destroyed", "cancelled"})
FINAL = frozenset(
    {
        ParcelStatus.DELIVERED,
        ParcelStatus.RETURNED,
        ParcelStatus.CANCELLED,
        ParcelStatus.LOST,
    }
)


def is_settled(status: Status | None, reason: str | None) -> bool:
    """Whether to poll rarely from now on (T2 rule 4); a later event may re-open it."""
    if status in {Status.DELIVERED, Status.EXPIRED}:
        return True
    return status is Status.EXCEPTION and reason in SETTLING_REASONS
