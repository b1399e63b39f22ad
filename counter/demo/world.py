"""Invented people, goods and destinations, drawn by a seeded source of chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import TypeVar

import msgspec

from counter.acceptance import Party
from counter.demo.crew import Rows, read_rows

T = TypeVar("T")


class Thing(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that is sent; `goods` is its class, kg as text, `often` its weight in the draw."""

    name: str
    least: str
    most: str
    size: str
    often: int
    goods: str = ""


class Town(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A destination: its sorting centre and the branch that delivers there."""

    place: str
    city: str
    hub: str
    branch: str
    products: tuple[str, ...]
    often: int
    abroad: bool = False


class World(Rows, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything the demo parcels are made of."""

    surnames: tuple[str, ...]
    given: tuple[str, ...]
    home_streets: tuple[str, ...]
    away_streets: tuple[str, ...]
    vias: tuple[str, ...]
    things: tuple[Thing, ...]
    towns: tuple[Town, ...]


@cache
def world() -> World:
    """The world of this package."""
    return read_rows("world.toml", World)


@dataclass(slots=True)
class Chance:
    """Draws for one seed: the same seed and calls give the same draws."""

    seed: int
    _random: Random = field(init=False)
    _phones: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._random = Random(self.seed)  # noqa: S311 - demo data, no secret
        # Below 3000 lie the numbers of the known parcels and of the scenarios.
        self._phones = self._random.sample(range(3000, 10000), 6000)

    def within(self, share: float) -> bool:
        """True in this share of the draws (0 to 1)."""
        return self._random.random() < share

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return self._random.randint(least, most)

    def moment(self, first: datetime, last: datetime) -> datetime:
        """A whole second between two instants; `first` where there is none between."""
        seconds = max(int((last - first).total_seconds()), 0)
        return first + timedelta(seconds=self._random.randint(0, seconds))

    def one(self, choices: Sequence[T]) -> T:
        """One of these, each as likely."""
        return self._random.choice(choices)

    def weighed(self, choices: Sequence[tuple[T, int]]) -> T:
        """One of these, as likely as its weight."""
        return self._random.choices([c for c, _ in choices], [w for _, w in choices])[0]

    def digits(self, count: int) -> str:
        """A run of random digits."""
        return "".join(str(self._random.randint(0, 9)) for _ in range(count))

    def weight(self, thing: Thing) -> Decimal:
        """A believable weight in kg, to 0.01."""
        low, high = (int(Decimal(text) * 100) for text in (thing.least, thing.most))
        return Decimal(self._random.randint(low, high)) / 100

    def thing(self) -> Thing:
        """Something to send."""
        return self.weighed([(thing, thing.often) for thing in world().things])

    def town(self) -> Town:
        """Somewhere to send it."""
        return self.weighed([(town, town.often) for town in world().towns])

    def sender(self) -> Party:
        """A new sender of this neighbourhood."""
        return self._party("330106", world().home_streets)

    def recipient(self, town: Town) -> Party:
        """A new recipient."""
        return self._party(town.place, world().away_streets)

    def _party(self, place: str, streets: Sequence[str]) -> Party:
        name = self.one(world().surnames) + self.one(world().given)
        street = f"{self.one(streets)}{self.between(1, 399)}号{self.between(1, 20)}幢"
        phone = f"138-0000-{self._phones.pop()}"
        return Party(name=name, phone=phone, place=place, address=street)
