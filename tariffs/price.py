"""The lines of a price: freight, discount, insurance, packaging, surcharges (R-002-5.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Final, Literal, TypeAlias

from tariffs.book import Book, Packaging, Product, Surcharge, Zone
from tariffs.money import Fen, half_up, to_text
from tariffs.weight import Dimensions, kg_text, round_up, volumetric_kg
from tariffs.why import Why

LineCode: TypeAlias = Literal["FREIGHT", "DISCOUNT", "INSURANCEFEE", "PACKAGINGFEE", "SURCHARGE"]
"""Fee lines by the names of the invoice vocabulary in common use."""

_FEN: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a price in fen (a discount is negative), its rule and its derivation."""

    code: LineCode
    amount_fen: Fen
    rule: str
    why: Why


@dataclass(frozen=True, slots=True)
class Weight:
    """The three weights in kg, unrounded volumetric included, and how billable came about."""

    actual: Decimal
    volumetric: Decimal | None
    billable: Decimal
    why: Why


def weigh(actual: Decimal, dims: Dimensions | None, zone: Zone, book: Book) -> Weight:
    """Return the billable weight: the larger one rounded up to the zone's step."""
    volumetric = None if dims is None else volumetric_kg(dims, zone.divisor)
    larger = actual if volumetric is None else max(actual, volumetric)
    billable = round_up(larger, zone.step)
    inputs = [("actual", f"{kg_text(actual)} kg"), ("step", f"{kg_text(zone.step)} kg")]
    shown = kg_text(actual)
    if dims is not None and volumetric is not None:
        inputs += [("size", f"{dims.text} cm"), ("divisor", str(zone.divisor))]
        shown = f"max({shown}, {dims.text}/{zone.divisor} = {kg_text(volumetric)})"
    step = kg_text(zone.step)
    arithmetic = f"ceil({shown} / {step}) × {step} = {kg_text(billable)}"
    why = book.why(("weight", zone.code), tuple(inputs), arithmetic)
    return Weight(actual, volumetric, billable, why)


def freight(billable: Decimal, zone: Zone, product: Product, book: Book) -> Line:
    """Return (first + continued x further steps) x factor, half-up to the fen."""
    steps = billable / zone.step - 1
    fen = half_up((zone.first + zone.continued * steps) * product.factor * _FEN)
    inputs = (
        ("billable", f"{kg_text(billable)} kg"),
        ("first", to_text(half_up(zone.first * _FEN))),
        ("continued", to_text(half_up(zone.continued * _FEN))),
        ("step", f"{kg_text(zone.step)} kg"),
        ("factor", kg_text(product.factor)),
    )
    arithmetic = (
        f"({inputs[1][1]} + {inputs[2][1]} × {kg_text(steps)}) × {inputs[4][1]} = {to_text(fen)}"
    )
    return _line("FREIGHT", fen, book.why(("freight", zone.code, product.code), inputs, arithmetic))


def discount(freight_fen: Fen, percent: Decimal, role: str, book: Book) -> Line:
    """Return the discount on freight as a negative line; it never touches other lines."""
    fen = -half_up(freight_fen * percent / 100)
    inputs = (("freight", to_text(freight_fen)), ("percent", kg_text(percent)), ("role", role))
    arithmetic = f"-{to_text(freight_fen)} × {kg_text(percent)} % = {to_text(fen)}"
    return _line("DISCOUNT", fen, book.why(("discount", role), inputs, arithmetic))


def insurance(declared_fen: Fen, book: Book) -> Line:
    """Return the insurance fee: the rate on the declared value, up to whole yuan, a minimum."""
    rule = book.tariff.insurance
    share = Decimal(declared_fen) / _FEN * rule.rate_percent / 100
    yuan = max(rule.minimum, share.to_integral_value(rounding=ROUND_CEILING))
    fen = half_up(yuan * _FEN)
    rate = kg_text(rule.rate_percent)
    inputs = (
        ("declared", to_text(declared_fen)),
        ("rate", f"{rate} %"),
        ("minimum", to_text(half_up(rule.minimum * _FEN))),
    )
    arithmetic = f"max({inputs[2][1]}, ceil({to_text(declared_fen)} × {rate} %)) = {to_text(fen)}"
    return _line("INSURANCEFEE", fen, book.why(("insurance",), inputs, arithmetic))


def packaging(size: Packaging, book: Book) -> Line:
    """Return the price of a size of packaging."""
    fen = half_up(size.price * _FEN)
    why = book.why(("packaging", size.code), (("size", size.code),), to_text(fen))
    return _line("PACKAGINGFEE", fen, why)


def surcharges(zone: Zone, product: Product, day: date, book: Book) -> tuple[Line, ...]:
    """Return the further charges that hold on a day for this zone and product."""
    rows = (row for row in book.tariff.surcharges if _applies(row, zone, product, day))
    return tuple(_surcharge(row, book) for row in rows)


def _surcharge(row: Surcharge, book: Book) -> Line:
    fen = half_up(row.amount * _FEN)
    return _line("SURCHARGE", fen, book.why(("surcharge", row.code), (), to_text(fen)))


def _applies(row: Surcharge, zone: Zone, product: Product, day: date) -> bool:
    return (
        row.valid_from <= day
        and (row.valid_to is None or day <= row.valid_to)
        and (not row.zones or zone.code in row.zones)
        and (not row.products or product.code in row.products)
    )


def _line(code: LineCode, fen: Fen, why: Why) -> Line:
    return Line(code, fen, why.rule, why)
