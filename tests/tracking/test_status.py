"""Which statuses are settled, that is polled rarely."""

from __future__ import annotations

import pytest

from tracking.status import Status, is_settled


@pytest.mark.parametrize(
    ("status", "reason", "settled"),
    [
        ("delivered", None, True),
        ("delivered", "collected_at_point", True),
        ("expired", "no_updates", True),
        ("exception", "returned", True),
        ("exception", "lost", True),
        ("exception", "destroyed", True),
        ("exception", "cancelled", True),
        ("exception", "returning", False),
        ("exception", None, False),
        ("available_for_pickup", None, False),
        ("in_transit", "returned", False),
        (None, None, False),
    ],
)
def test_settled_is_the_end_of_the_road_and_nothing_else(
    status: str | None, reason: str | None, settled: bool
) -> None:
    assert is_settled(Status(status) if status else None, reason) is settled
