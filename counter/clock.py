"""The only place that reads the machine's clock; everything else is told the time (DEC-7)."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol

_FIRST_YEAR, _LAST_YEAR = 1970, 2199


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""
        ...


class MachineClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class StoppedClock:
    """A clock that stands: for one command with `--at`, for demo data and for tests."""

    at: datetime

    def now(self) -> datetime:
        """The moment at which it was stopped, in UTC."""
        return self.at.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class ShiftedClock:
    """A clock that runs from another moment: for the screens with `--at`."""

    shift: timedelta

    @classmethod
    def starting(cls, at: datetime) -> ShiftedClock:
        """A clock that shows `at` now and runs on from there."""
        return cls(at - datetime.now(UTC))

    def now(self) -> datetime:
        """The shifted moment, in UTC."""
        return datetime.now(UTC) + self.shift


def unix_milliseconds() -> int:
    """The machine's time in milliseconds since 1970, for ids that sort by age."""
    return time.time_ns() // 1_000_000


def read_instant(text: str, zone: tzinfo) -> datetime:
    """The UTC instant of an ISO 8601 text; a text without an offset is in `zone`.

    Raises ValueError when the text is not ISO 8601, or so far away that no promise or retention
    can be counted from it.
    """
    from dateutil.parser import isoparse  # 20 ms that a start of the screens does not need

    found = isoparse(text)
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise ValueError(text)
    return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)


def stored(at: datetime) -> str:
    """An instant as the store keeps it: UTC, microseconds, `Z`; texts sort as instants do."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def from_store(text: str) -> datetime:
    """The aware UTC instant of a stored text."""
    return datetime.fromisoformat(text)
