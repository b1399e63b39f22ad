"""A place a parcel goes from or to: country, province, city or district."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from tariffs.initials import initials
from tariffs.place_names import normal, short_name

Level: TypeAlias = Literal["country", "province", "city", "district"]

MUNICIPALITIES: Final = frozenset({"110000", "120000", "310000", "500000"})
"""Province and city in one: Beijing, Tianjin, Shanghai, Chongqing (GB/T 2260)."""
REGIONS: Final = frozenset({"710000", "810000", "820000"})
"""Taiwan, Hong Kong, Macao: domestic in name, a zone of their own in price."""
HOME: Final = "CN"


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its code: GB/T 2260 inside China, ISO 3166 alpha-2 for a country.

    GB/T 2260 has no codes below Hong Kong, Macao and Taiwan: their districts carry the code of
    the region. `exact` is False when only a larger place is known for what was asked.
    """

    code: str
    name: str
    level: Level
    parent: Place | None = None
    name_en: str = ""
    exact: bool = True

    @property
    def province(self) -> Place | None:
        """The province-level place it lies in; None for a country."""
        place: Place | None = self
        while place is not None and place.level != "province":
            place = place.parent
        return place

    @property
    def city(self) -> Place | None:
        """The city-level place it lies in; None when only the province or country is known.

        A municipality is its own city, and so is a county run directly by its province.
        """
        place = self
        if place.level == "district":
            if place.parent is None or place.parent.level == "province":
                return place.parent if place.in_municipality else place
            place = place.parent
        return place if place.level == "city" or place.code in MUNICIPALITIES else None

    @property
    def in_municipality(self) -> bool:
        """Whether it is one of the four municipalities or lies in one."""
        province = self.province
        return province is not None and province.code in MUNICIPALITIES

    @property
    def full_name(self) -> str:
        """The names from the province down: "四川省成都市武侯区", "上海市浦东新区"."""
        return self.name if self.parent is None else self.parent.full_name + self.name

    def label(self, language: str) -> str:
        """The name to show: English where the sources have one and English is asked for."""
        return self.name_en if language == "en" and self.name_en else self.full_name


_RANK: Final[dict[Level, int]] = {"country": 0, "province": 1, "city": 2, "district": 3}
_CODE: Final = re.compile(r"[0-9]{6}", re.ASCII)
_LETTERS: Final = re.compile(r"[a-z]{2,}", re.ASCII)
_LONGEST_NAME: Final = 60


class Gazetteer:
    """Every known place, found by code, name, path of names, or the start of one."""

    __slots__ = ("_by_code", "_by_key", "_initials", "_places", "_rows")

    def __init__(self, entries: Iterable[tuple[Place, Iterable[str]]]) -> None:
        """Index the places, each with its further keys (short name, ISO codes, aliases)."""
        self._by_code: dict[str, Place] = {}
        self._by_key: dict[str, list[Place]] = {}
        self._places: list[tuple[Place, Iterable[str]]] = []
        self._rows: tuple[tuple[str, Place], ...] = ()
        self._initials: dict[str, tuple[Place, ...]] | None = None
        for place, further in entries:
            self._by_code.setdefault(place.code, place)
            self._places.append((place, further))
            for key in {place.name, *further}:
                self._by_key.setdefault(key, []).append(place)

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place, larger before smaller, by code."""
        ordered = sorted(self._places, key=lambda entry: (_RANK[entry[0].level], entry[0].code))
        return tuple(place for place, _ in ordered)

    def find(self, text: str) -> tuple[Place, ...]:
        """Return the places a text can mean, best first; several when it is ambiguous.

        A code or a name newer than the list gives the larger place it names, `exact` False.
        """
        key = normal(text)
        if not key or len(key) > _LONGEST_NAME:
            return ()
        if _CODE.fullmatch(key):
            place = self._code(key)
            return () if place is None else (place,)
        hits = self._known(key) or self._newer(key)
        return tuple(sorted(hits, key=lambda hit: (_RANK[hit.level], hit.name != key, hit.code)))

    def resolve(self, text: str) -> Place | None:
        """Return the one place a text means, or None when it is unknown or must be asked.

        One answer is plain when it is the only one, holds all others ("通化"), or is a province
        or its capital ("吉林", "西安"): whoever means the namesake district says more.
        """
        hits = self.find(text)
        if not hits:
            return None
        first, others = hits[0], hits[1:]
        if all(_lies_in(other, first) for other in others):
            return first
        return first if first.level == "province" or _is_capital(first) else None

    def search(self, prefix: str, limit: int) -> tuple[Place, ...]:
        """Return at most `limit` places for a list of values, larger places before smaller.

        Those whose name or code starts with the text come first, then those whose short name has
        these first letters ("hz" for 杭州), then those that hold the text.
        """
        key = normal(prefix)
        if not key:
            return ()
        rows, start = self._searched(), f"\n{key}"
        found = [place for text, place in rows if start in text]
        if _LETTERS.fullmatch(key):
            found += self._with_initials(key)
        if len(found) < limit:
            found += [place for text, place in rows if key in text]
        # By identity: districts of a region share its code, and two may share their name too.
        return tuple({id(place): place for place in found}.values())[:limit]

    def _searched(self) -> tuple[tuple[str, Place], ...]:
        """One text for each place, every key after a line end: searched far faster than keys."""
        if not self._rows:  # built when a list is first asked for, not when a code is looked up
            keys = {id(place): further for place, further in self._places}
            self._rows = tuple(
                ("\n".join(("", place.code.lower(), place.name, *keys[id(place)])), place)
                for place in self.places
            )
        return self._rows

    def _with_initials(self, key: str) -> tuple[Place, ...]:
        if self._initials is None:  # only a terminal without an input method pays for this
            index: dict[str, list[Place]] = {}
            for _, place in self._searched():
                if place.level != "country":
                    index.setdefault(initials(short_name(place.name)), []).append(place)
            self._initials = {letters: tuple(places) for letters, places in index.items()}
        return self._initials.get(key, ())

    def _code(self, code: str) -> Place | None:
        known = self._by_code.get(code)
        if known is not None:
            return known
        larger = self._by_code.get(f"{code[:4]}00") or self._by_code.get(f"{code[:2]}0000")
        return None if larger is None else replace(larger, exact=False)

    def _known(self, key: str) -> list[Place]:
        named = self._by_key.get(key)
        if named is not None:
            return named
        for cut in range(1, len(key)):
            below = [
                place
                for place in self._by_key.get(key[cut:], ())
                if place.parent is not None and _leads(key[:cut], place.parent)
            ]
            if below:
                return below
        return []

    def _newer(self, key: str) -> list[Place]:
        for cut in range(len(key) - 1, 1, -1):
            head = key[:cut]
            hits = [hit for hit in self._known(head) if head.endswith(hit.name)]
            if hits:
                return [replace(hit, exact=False) for hit in hits if hit.level != "country"]
        return []


def _leads(head: str, place: Place) -> bool:
    """Whether a text is names of this place and what it lies in, larger first."""
    for name in (place.name, short_name(place.name)):
        if head == name:
            return True
        above = place if place.code in MUNICIPALITIES else place.parent
        if above is not None and head.endswith(name) and _leads(head[: -len(name)], above):
            return True
    return place.parent is not None and _leads(head, place.parent)


def _lies_in(place: Place, other: Place) -> bool:
    above = place.parent
    return above is not None and (above == other or _lies_in(above, other))


def _is_capital(place: Place) -> bool:
    """Whether a city is the seat of its province: GB/T 2260 numbers that city 01."""
    return place.level == "city" and place.code.endswith("0100")
