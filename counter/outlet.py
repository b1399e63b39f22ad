"""Who we are: the outlet whose file this is, and the terminal that writes to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo


class Kind(StrEnum):
    """What a home is for; only demo and training homes may have their clock set."""

    LIVE = "live"
    DEMO = "demo"
    TRAINING = "training"


@dataclass(frozen=True, slots=True)
class Outlet:
    """The identity of an outlet, as written once into its file."""

    id: str
    code: str
    name: str
    place: str
    zone_name: str
    terminal: str
    kind: Kind

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the outlet, for showing times and reading cut-offs."""
        return ZoneInfo(self.zone_name)
