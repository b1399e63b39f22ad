"""From the rows of the place lists to a gazetteer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tariffs.place import MUNICIPALITIES, Gazetteer, Level, Place
from tariffs.place_names import english_keys, normal, short_name

Row = Sequence[str]
Entry = tuple[Place, Iterable[str]]

_PLACEHOLDERS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
"""Rows of the list that only group counties; no place has these names."""


@dataclass(frozen=True, slots=True)
class PlaceRows:
    """The rows of the five lists, without their heads (`places/README.md` says what they hold)."""

    mainland: Iterable[Row]
    regions: Iterable[Row]
    hk_mo_tw: Iterable[Row]
    countries: Iterable[Row]
    aliases: Iterable[Row]


def build(rows: PlaceRows) -> Gazetteer:
    """Return the gazetteer of these rows."""
    aliases: dict[str, list[str]] = {}
    for text, code in rows.aliases:
        aliases.setdefault(code, []).append(text)
    entries = (
        *_mainland(rows.mainland),
        *_regions(rows.regions, rows.hk_mo_tw, aliases),
        *_countries(rows.countries, aliases),
    )
    return Gazetteer(entries)


def _mainland(rows: Iterable[Row]) -> Iterator[Entry]:
    known: dict[str, Place | None] = {"": None}
    for code, name, parent in rows:
        above = known[parent] if code != parent else None
        if name in _PLACEHOLDERS:
            known[code] = above
        elif code not in known:
            place = Place(code, name, _level(code, above), above)
            known[code] = place
            yield place, (short_name(name),)


def _level(code: str, above: Place | None) -> Level:
    if above is None:
        return "province"
    return "city" if code.endswith("00") and above.code not in MUNICIPALITIES else "district"


def _regions(
    regions: Iterable[Row], rows: Iterable[Row], aliases: dict[str, list[str]]
) -> Iterator[Entry]:
    known: dict[tuple[str, ...], Place] = {}
    for code, alpha2, alpha3, name, name_en in regions:
        place = Place(code, name, "province", None, name_en)
        known[(name,)] = place
        further = (alpha2, alpha3, name_en, *aliases.get(code, ()))
        yield place, (short_name(name), *map(normal, further))
    for path in map(tuple, rows):
        for depth in (2, 3):
            if path[:depth] not in known:
                above = known[path[: depth - 1]]
                place = Place(above.code, path[depth - 1], _BELOW[depth], above)
                known[path[:depth]] = place
                yield place, (normal(place.name), short_name(place.name))


_BELOW: dict[int, Level] = {2: "city", 3: "district"}


def _countries(rows: Iterable[Row], aliases: dict[str, list[str]]) -> Iterator[Entry]:
    for alpha2, alpha3, name, name_en in rows:
        further = (normal(text) for text in aliases.get(alpha2, ()))
        keys = (
            normal(name),
            normal(alpha2),
            normal(alpha3),
            *sorted(english_keys(name_en)),
            *further,
        )
        yield Place(alpha2, name, "country", None, plain_english(name_en)), keys


def plain_english(name: str) -> str:
    """Return an ISO short name as it is read: "Netherlands (the)" is "Netherlands"."""
    return name.removesuffix(" (the)")
