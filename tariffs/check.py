"""Faults in the sense of a rule file: what its types cannot say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final, Protocol, TypeVar

from tariffs.book import Surcharge, Tariff, Zone
from tariffs.faults import Fault
from tariffs.goods_book import GoodsBook, GoodsClass

ANNOUNCED_AHEAD: Final = timedelta(days=10)
"""A change of prices is published at least so long ahead (express market measures, art. 22)."""

_ONE_EACH: Final = ("same-city", "same-province", "neighbours", "other-provinces", "remote")
_WITH_PLACES: Final = frozenset({"neighbours", "remote", "regions", "countries"})

Finding = tuple[str, str]


class Dated(Protocol):
    """A rule file with an id and the days it holds; `valid_to` None is "until the next"."""

    @property
    def id(self) -> str:
        """The name of the rule file."""

    @property
    def valid_from(self) -> date:
        """The first day it holds."""

    @property
    def valid_to(self) -> date | None:
        """The last day it holds."""


D = TypeVar("D", bound=Dated)


def check(tariff: Tariff, file: str) -> tuple[Fault, ...]:
    """Return every fault of a tariff, each with file and key; none means that it can be used."""
    codes = [zone.code for zone in tariff.zones]
    found = (
        *_dates(tariff),
        *_twice("zones", codes),
        *_twice("products", [product.code for product in tariff.products]),
        *_twice("packaging", [size.code for size in tariff.packaging]),
        *_twice("surcharges", [row.code for row in tariff.surcharges]),
        *_matches(tariff.zones),
        *(finding for zone in tariff.zones for finding in _zone(zone)),
        *_products(tariff, codes),
        *_amounts(tariff),
        *(finding for row in tariff.surcharges for finding in _surcharge(row, tariff)),
    )
    return tuple(Fault(file, key, message) for key, message in found)


def check_goods(book: GoodsBook, tariffs: Iterable[Tariff], file: str) -> tuple[Fault, ...]:
    """Return every fault of a goods file; zones and products must be known to the tariffs."""
    known = tuple(tariffs)
    zones = {zone.code for tariff in known for zone in tariff.zones}
    products = {product.code for tariff in known for product in tariff.products}
    found = (
        *_order(book),
        *_twice("classes", [row.code for row in book.classes]),
        *_twice("handling_marks", [mark.code for mark in book.handling_marks]),
        *(finding for row in book.classes for finding in _class(row, book, zones, products)),
    )
    faults = [Fault(file, key, message) for key, message in found]
    if book.goods_class(book.default) is None:
        faults.append(Fault(file, "default", f"no such class: {book.default}"))
    return tuple(faults)


def check_sequence(books: Sequence[Dated], file: str) -> tuple[Fault, ...]:
    """Return the overlaps and gaps in validity between the files of one kind.

    A file without an end holds until the next begins, so only a stated end can overlap.
    """
    found = []
    for one, following in pairwise(sorted(books, key=lambda book: book.valid_from)):
        end = one.valid_to
        if one.valid_from == following.valid_from:
            found.append(f"{one.id} and {following.id} begin on the same day")
        elif end is not None and following.valid_from <= end:
            found.append(f"{following.id} overlaps {one.id}, which ends {end.isoformat()}")
        elif end is not None and following.valid_from > end + timedelta(days=1):
            found.append(f"gap between {one.id}, which ends {end.isoformat()}, and {following.id}")
    return tuple(Fault(file, "valid_from", message) for message in found)


def in_force(books: Sequence[D], day: date) -> D | None:
    """Return the file that holds on a day: the last that has begun, unless it has ended."""
    begun = [book for book in books if book.valid_from <= day]
    if not begun:
        return None
    last = max(begun, key=lambda book: book.valid_from)
    return last if last.valid_to is None or day <= last.valid_to else None


def _dates(tariff: Tariff) -> Iterator[Finding]:
    yield from _order(tariff)
    if tariff.published + ANNOUNCED_AHEAD > tariff.valid_from:
        yield "published", "less than ten days before valid_from"
    if tariff.at_risk_hours < 0:
        yield "at_risk_hours", "negative"


def _order(book: Dated) -> Iterator[Finding]:
    if book.valid_to is not None and book.valid_to < book.valid_from:
        yield "valid_to", "before valid_from"


def _class(
    row: GoodsClass, book: GoodsBook, zones: set[str], products: set[str]
) -> Iterator[Finding]:
    at = f"classes.{row.code}"
    bounded = bool(row.zones or row.express_zones)
    if bounded != (row.decision in {"GROUND_ONLY", "PAPERS"}):
        yield f"{at}.zones", f"zones do not fit {row.decision}"
    for mark in row.marks:
        if book.handling_mark(mark) is None:
            yield f"{at}.marks", f"no such handling mark: {mark}"
    for zone in sorted({*row.zones, *row.express_zones} - zones):
        yield f"{at}.zones", f"no such zone: {zone}"
    for product in sorted(set(row.express_products) - products):
        yield f"{at}.express_products", f"no such product: {product}"


def _twice(key: str, codes: list[str]) -> Iterator[Finding]:
    for code, times in Counter(codes).items():
        if times > 1:
            yield f"{key}.{code}", "given more than once"


def _matches(zones: tuple[Zone, ...]) -> Iterator[Finding]:
    for match in _ONE_EACH:
        codes = [zone.code for zone in zones if zone.match == match]
        if not codes:
            yield "zones", f"no zone for {match}"
        elif len(codes) > 1:
            yield "zones", f"more than one zone for {match}: {', '.join(codes)}"
    for match in ("regions", "countries"):
        places = [place for zone in zones if zone.match == match for place in zone.places]
        for place, times in Counter(places).items():
            if times > 1:
                yield "zones", f"{place} stands in more than one zone"


def _zone(zone: Zone) -> Iterator[Finding]:
    at = f"zones.{zone.code}"
    for name, price in (("first", zone.first), ("continued", zone.continued)):
        yield from _money(f"{at}.{name}", price)
    if not zone.step.is_finite() or zone.step <= 0:
        yield f"{at}.step", "must be above zero"
    for name, number in (
        ("divisor", zone.divisor - 1),
        ("total_delay_days", zone.total_delay_days),
        ("stall_hours", zone.stall_hours - 1),
    ):
        if number < 0:
            yield f"{at}.{name}", "too small"
    if (zone.match in _WITH_PLACES) != bool(zone.places):
        yield f"{at}.places", f"places do not fit {zone.match}"


def _products(tariff: Tariff, zones: list[str]) -> Iterator[Finding]:
    for product in tariff.products:
        at = f"products.{product.code}"
        if not product.factor.is_finite() or product.factor <= 0:
            yield f"{at}.factor", "must be above zero"
        if not product.days:
            yield f"{at}.days", "serves no zone"
        for zone, days in product.days.items():
            if zone not in zones:
                yield f"{at}.days.{zone}", "no such zone"
            if days < 0:
                yield f"{at}.days.{zone}", "negative"
    served = {zone for product in tariff.products for zone in product.days}
    for zone in zones:
        if zone not in served:
            yield f"zones.{zone}", "no product serves it"


def _amounts(tariff: Tariff) -> Iterator[Finding]:
    rule = tariff.insurance
    yield from _percent("insurance.rate_percent", rule.rate_percent)
    yield from _money("insurance.minimum", rule.minimum)
    yield from _money("insurance.ceiling", rule.ceiling)
    if not rule.above_ceiling:
        yield "insurance.above_ceiling", "nobody may exceed the ceiling"
    for size in tariff.packaging:
        yield from _money(f"packaging.{size.code}.price", size.price)
    for role, percent in tariff.discount_percent.items():
        yield from _percent(f"discount_percent.{role}", percent)
    yield from _percent("late_refund_percent", tariff.late_refund_percent)


def _surcharge(row: Surcharge, tariff: Tariff) -> Iterator[Finding]:
    at = f"surcharges.{row.code}"
    yield from _money(f"{at}.amount", row.amount)
    if row.valid_to is not None and row.valid_to < row.valid_from:
        yield f"{at}.valid_to", "before valid_from"
    for zone in set(row.zones) - {zone.code for zone in tariff.zones}:
        yield f"{at}.zones", f"no such zone: {zone}"
    for product in set(row.products) - {product.code for product in tariff.products}:
        yield f"{at}.products", f"no such product: {product}"


def _money(key: str, amount: Decimal) -> Iterator[Finding]:
    if not amount.is_finite() or amount < 0:
        yield key, "must be zero or more"
    elif amount != amount.quantize(Decimal("0.01")):
        yield key, "more than two decimal places"


def _percent(key: str, percent: Decimal) -> Iterator[Finding]:
    if not percent.is_finite() or not Decimal(0) <= percent <= Decimal(100):
        yield key, "must be between 0 and 100"
