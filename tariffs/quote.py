"""A quote: every product side by side, each number with its derivation (R-002-2.2.2)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tariffs.book import Book, Product, Zone
from tariffs.gates import check_request, chosen_products, refusal_of
from tariffs.goods import Judgement, judge
from tariffs.money import Fen, half_up
from tariffs.price import (
    Line,
    Weight,
    discount,
    freight,
    insurance,
    packaging,
    surcharges,
    weigh,
)
from tariffs.promise import Promise, promise
from tariffs.refusal import QuoteRefused, Refusal
from tariffs.request import Request
from tariffs.why import Why
from tariffs.zone import why_zone, zone_of

__all__ = ["Option", "Quote", "QuoteRefused", "Request", "quote"]


@dataclass(frozen=True, slots=True)
class Option:
    """One product: its price lines, total and promise, or why it is refused.

    `late_pays_fen` is what is given back when the promise is missed (P-COMP, case late).
    """

    product: Product
    lines: tuple[Line, ...]
    total_fen: Fen | None
    promise: Promise | None
    refused: Refusal | None
    late_pays_fen: Fen | None
    judgement: Judgement | None = None

    @property
    def freight_fen(self) -> Fen | None:
        """Freight as paid, discount taken off: the F of the compensation rules."""
        if self.refused is not None:
            return None
        return _freight_paid(self.lines)


@dataclass(frozen=True, slots=True)
class Quote:
    """The answer: zone, weights in kg, and the options, cheapest product first."""

    book_id: str
    goods_id: str
    zone: Zone
    why_zone: Why
    weight: Weight
    options: tuple[Option, ...]

    @property
    def actual(self) -> Decimal:
        """Weight on the scale in kg."""
        return self.weight.actual

    @property
    def volumetric(self) -> Decimal | None:
        """Size as weight in kg; None when no size was given."""
        return self.weight.volumetric

    @property
    def billable(self) -> Decimal:
        """Weight that is charged, in kg."""
        return self.weight.billable

    def option(self, product: str) -> Option | None:
        """Return the option of a product code."""
        return next((option for option in self.options if option.product.code == product), None)


def quote(request: Request, book: Book) -> Quote:
    """Return the quote; a product that cannot be had stays in the list with its reason.

    Raises QuoteRefused when nothing can be quoted: the route, the weight or an input is wrong.
    """
    check_request(request, book)
    zone = zone_of(request.origin, request.destination, book)
    if isinstance(zone, Refusal):
        raise QuoteRefused(zone)
    weight = weigh(request.weight_kg, request.dims, zone, book)
    chosen = sorted(chosen_products(request, book), key=lambda product: product.factor)
    return Quote(
        book_id=book.id,
        goods_id=book.goods.id,
        zone=zone,
        why_zone=why_zone(request.origin, request.destination, zone, book),
        weight=weight,
        options=tuple(_option(request, product, zone, weight, book) for product in chosen),
    )


def _option(request: Request, product: Product, zone: Zone, weight: Weight, book: Book) -> Option:
    judgement = judge(request.goods_class or book.goods.default, zone, product, book)
    refused = refusal_of(request, product, zone, judgement, book)
    if refused is not None:
        return Option(product, (), None, None, refused, None, judgement)
    lines = _lines(request, product, zone, weight, book)
    paid = _freight_paid(lines)
    return Option(
        product=product,
        lines=lines,
        total_fen=sum(line.amount_fen for line in lines),
        promise=promise(product, zone, request.accepted_at, request.tz, book),
        refused=None,
        late_pays_fen=half_up(paid * book.tariff.late_refund_percent / 100),
        judgement=judgement,
    )


def _lines(
    request: Request, product: Product, zone: Zone, weight: Weight, book: Book
) -> tuple[Line, ...]:
    lines = [freight(weight.billable, zone, product, book)]
    if request.discount_percent:
        lines.append(discount(lines[0].amount_fen, request.discount_percent, request.role, book))
    if request.insured and request.declared_fen is not None:
        lines.append(insurance(request.declared_fen, book))
    size = None if request.packaging is None else book.packaging(request.packaging)
    if size is not None:
        lines.append(packaging(size, book))
    lines += surcharges(zone, product, request.day, book)
    return tuple(lines)


def _freight_paid(lines: tuple[Line, ...]) -> Fen:
    return sum(line.amount_fen for line in lines if line.code in {"FREIGHT", "DISCOUNT"})
