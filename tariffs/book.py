"""A tariff book: zones, products, insurance, packaging and authority as dated data.

A book is one file of `rules/`; prices are yuan as decimal text in the file. The goods rules are
a file of their own (`tariffs.goods_book`), because they change at other times.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Literal, TypeAlias

import msgspec

from tariffs.goods_book import GoodsBook
from tariffs.why import Why
from tariffs.words import Words

Mark: TypeAlias = Literal["house", "S", "S-", "K", "K+", "K?", "D", "CFG"]
"""Confidence in a rule: the outlet's own policy, or how well a public source was seen."""

Match: TypeAlias = Literal[
    "same-city", "same-province", "neighbours", "other-provinces", "remote", "regions", "countries"
]
"""How a pair of places falls into a zone; `tariffs.zone` says in which order they are tried."""


class Zone(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One zone: who belongs to it, what a step of weight costs, and its delay limits."""

    code: str
    name: Words
    match: Match
    places: tuple[str, ...] = ()
    first: Decimal
    continued: Decimal
    step: Decimal
    divisor: int
    total_delay_days: int
    stall_hours: int
    customs: bool = False


class Product(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One product: its factor on freight, when it is due, and its days for each zone it serves."""

    code: str
    name: Words
    factor: Decimal
    due: time
    days: dict[str, int]


class Insurance(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Declared-value insurance: rate in percent, fee in whole yuan rounded up, and its ceiling."""

    rate_percent: Decimal
    minimum: Decimal
    ceiling: Decimal
    above_ceiling: tuple[str, ...]


class Packaging(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One size of packaging and its price in yuan."""

    code: str
    name: Words
    price: Decimal


class Surcharge(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A further charge in yuan per parcel; empty zones or products mean all of them."""

    code: str
    name: Words
    amount: Decimal
    zones: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    valid_from: date
    valid_to: date | None = None


class Tariff(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="tariff",
):
    """One tariff file. `valid_to` is the last day it holds; without it, until the next begins."""

    id: str
    title: Words
    mark: Mark
    source: str
    published: date
    valid_from: date
    valid_to: date | None = None
    cut_off: time
    day_end: time
    at_risk_hours: int
    late_refund_percent: Decimal
    zones: tuple[Zone, ...]
    products: tuple[Product, ...]
    insurance: Insurance
    packaging: tuple[Packaging, ...]
    discount_percent: dict[str, Decimal]
    surcharges: tuple[Surcharge, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """What prices a parcel on one day: the tariff and the goods rules in force."""

    tariff: Tariff
    goods: GoodsBook

    @property
    def id(self) -> str:
        """The id of the tariff, as kept with a parcel."""
        return self.tariff.id

    @property
    def at_risk(self) -> timedelta:
        """How long before its promise a parcel counts as at risk (P-SLA)."""
        return timedelta(hours=self.tariff.at_risk_hours)

    def zone(self, code: str) -> Zone | None:
        """Return the zone of this code."""
        return next((zone for zone in self.tariff.zones if zone.code == code), None)

    def product(self, code: str) -> Product | None:
        """Return the product of this code."""
        return next((product for product in self.tariff.products if product.code == code), None)

    def packaging(self, code: str) -> Packaging | None:
        """Return the packaging of this code."""
        return next((size for size in self.tariff.packaging if size.code == code), None)

    def rule(self, *parts: str) -> str:
        """Return the id of a row: "house-2025-09/freight/Z4"."""
        return "/".join((self.tariff.id, *parts))

    def why(
        self, row: tuple[str, ...], inputs: tuple[tuple[str, str], ...], arithmetic: str
    ) -> Why:
        """Return the derivation of a number that a row of the tariff made."""
        return Why(
            rule=self.rule(*row),
            valid_from=self.tariff.valid_from,
            valid_to=self.tariff.valid_to,
            mark=self.tariff.mark,
            source=self.tariff.source,
            inputs=inputs,
            arithmetic=arithmetic,
        )
