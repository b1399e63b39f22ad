"""The gates of a quote: what refuses it whole, and what refuses one product."""

from __future__ import annotations

from decimal import Decimal

from tariffs.book import Book, Product, Zone
from tariffs.goods import Judgement, Papers
from tariffs.money import half_up, to_text
from tariffs.refusal import QuoteRefused, Refusal
from tariffs.request import Request
from tariffs.weight import kg_text


def refusal_of(
    request: Request, product: Product, zone: Zone, judgement: Judgement, book: Book
) -> Refusal | None:
    """Return why one product cannot be had, the firmest reason first; None when it can."""
    if zone.code not in product.days:
        rule = book.rule("product", product.code)
        facts = {"product": product.code, "zone": zone.code, "rule": rule}
        return Refusal("product-not-offered", facts)
    if isinstance(judgement, Refusal):
        return judgement
    if isinstance(judgement, Papers) and not request.papers:
        return judgement.refusal
    return _above_ceiling(request, book) or _above_authority(request, book)


def _above_ceiling(request: Request, book: Book) -> Refusal | None:
    rule = book.tariff.insurance
    declared, ceiling = request.declared_fen or 0, half_up(rule.ceiling * 100)
    if not request.insured or declared <= ceiling or request.role in rule.above_ceiling:
        return None
    facts = {
        "declared": to_text(declared),
        "limit": to_text(ceiling),
        "role": request.role,
        "needs": rule.above_ceiling[0],
        "rule": book.rule("insurance"),
    }
    return Refusal("declared-above-limit", facts)


def _above_authority(request: Request, book: Book) -> Refusal | None:
    limits = book.tariff.discount_percent
    limit = limits.get(request.role, Decimal(0))
    if request.discount_percent <= limit:
        return None
    able = [(most, role) for role, most in limits.items() if most >= request.discount_percent]
    facts = {
        "percent": kg_text(request.discount_percent),
        "limit": kg_text(limit),
        "role": request.role,
        "needs": min(able)[1] if able else "",
        "rule": book.rule("discount", request.role),
    }
    return Refusal("discount-above-authority", facts)


def check_request(request: Request, book: Book) -> None:
    """Raise QuoteRefused for the first input that no product could be quoted with."""
    tariff, declared = book.tariff, request.declared_fen
    day, size, goods = request.day, request.packaging, request.goods_class
    starts = max(tariff.valid_from, book.goods.valid_from)
    if day < starts or any(day > end for end in (tariff.valid_to, book.goods.valid_to) if end):
        raise QuoteRefused(Refusal("no-book-in-force", {"day": day.isoformat(), "book": book.id}))
    if not request.weight_kg.is_finite() or request.weight_kg <= 0:
        raise QuoteRefused(Refusal("weight-not-positive", {"weight": str(request.weight_kg)}))
    if size is not None and book.packaging(size) is None:
        raise QuoteRefused(Refusal("unknown-packaging", {"packaging": size}))
    if goods is not None and book.goods.goods_class(goods) is None:
        raise QuoteRefused(Refusal("unknown-goods", {"goods": goods}))
    if request.insured and declared is None:
        raise QuoteRefused(Refusal("declared-missing"))
    if declared is not None and declared <= 0:
        raise QuoteRefused(Refusal("declared-not-positive", {"declared": to_text(declared)}))
    percent = request.discount_percent
    if not percent.is_finite() or not Decimal(0) <= percent <= Decimal(100):
        raise QuoteRefused(Refusal("discount-not-valid", {"percent": str(percent)}))


def chosen_products(request: Request, book: Book) -> tuple[Product, ...]:
    """Return the products asked for; raises QuoteRefused for one that the book does not know."""
    if request.products is None:
        return book.tariff.products
    found = []
    for code in request.products:
        product = book.product(code)
        if product is None:
            raise QuoteRefused(Refusal("unknown-product", {"product": code}))
        found.append(product)
    return tuple(found)
