"""Which zone of a book a pair of places falls into (P-TARIFF)."""

from __future__ import annotations

from tariffs.book import Book, Match, Zone
from tariffs.place import HOME, REGIONS, Place
from tariffs.refusal import NotServed
from tariffs.why import Why


def zone_of(origin: Place, destination: Place, book: Book) -> Zone | NotServed:
    """Return the zone, or why the pair is not served.

    Inside the mainland, first that fits: same city, same province, remote, neighbours, other.
    The rule is symmetric: either end in a remote province makes the pair remote, both ends in
    the neighbour group make it neighbouring; inside one remote province the nearer zones stand.
    A place known only by its province needs its city when both ends share that province.
    """
    home = origin.province
    if home is None or home.code in REGIONS:
        return _not_served(origin, destination)
    if destination.code == HOME:
        return NotServed("needs-city", {"place": destination.name})
    away = destination.province
    if away is None:
        return _listed("countries", destination.code, book) or _not_served(origin, destination)
    if away.code in REGIONS:
        return _listed("regions", away.code, book) or _not_served(origin, destination)
    if home.code == away.code:
        return _near(origin, destination, book)
    return _far(home, away, book) or _not_served(origin, destination)


def _near(origin: Place, destination: Place, book: Book) -> Zone | NotServed:
    start, end = origin.city, destination.city
    if start is None or end is None:
        unclear = origin if start is None else destination
        return NotServed("needs-city", {"place": unclear.full_name})
    match: Match = "same-city" if start.code == end.code else "same-province"
    return _first(match, book) or _not_served(origin, destination)


def _far(home: Place, away: Place, book: Book) -> Zone | None:
    remote = _first("remote", book)
    if remote is not None and (home.code in remote.places or away.code in remote.places):
        return remote
    near = _first("neighbours", book)
    if near is not None and home.code in near.places and away.code in near.places:
        return near
    return _first("other-provinces", book)


def _first(match: Match, book: Book) -> Zone | None:
    return next((zone for zone in book.tariff.zones if zone.match == match), None)


def _listed(match: Match, code: str, book: Book) -> Zone | None:
    zones = book.tariff.zones
    return next((zone for zone in zones if zone.match == match and code in zone.places), None)


def _not_served(origin: Place, destination: Place) -> NotServed:
    return NotServed(
        "not-served", {"origin": origin.full_name, "destination": destination.full_name}
    )


def why_zone(origin: Place, destination: Place, zone: Zone, book: Book) -> Why:
    """Return the derivation of a zone: the two places and how they match."""
    return book.why(
        ("zone", zone.code),
        (("origin", _named(origin)), ("destination", _named(destination))),
        f"{zone.match} = {zone.code}",
    )


def _named(place: Place) -> str:
    return f"{place.full_name} {place.code}"
