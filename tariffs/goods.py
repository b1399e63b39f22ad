"""What may be sent: the decision on a class of goods for a zone and a product (P-GOODS)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from tariffs.book import Book, Product, Zone
from tariffs.goods_book import GoodsClass
from tariffs.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Accept:
    """May be sent as it is; `land_only` goods travel by land."""

    goods_class: GoodsClass
    rule: str
    land_only: bool = False


@dataclass(frozen=True, slots=True)
class Papers:
    """May be sent when the papers for abroad are in hand, else refused by `refusal`."""

    goods_class: GoodsClass
    rule: str
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Pack:
    """May be sent packed by the packing rule and with these handling marks."""

    goods_class: GoodsClass
    rule: str
    marks: tuple[str, ...]
    offer_insurance: bool


Judgement: TypeAlias = Accept | Papers | Pack | Refusal


def judge(goods_class: str, zone: Zone, product: Product, book: Book) -> Judgement:
    """Return whether goods of a class may go to a zone by a product.

    An unknown class is refused as `unknown-goods`: nothing is guessed about dangerous goods.
    """
    row = book.goods.goods_class(goods_class)
    if row is None:
        return Refusal("unknown-goods", {"goods": goods_class})
    rule = f"{book.goods.id}/{row.code}"
    match row.decision:
        case "REFUSE_REPORT":
            return _refusal("goods-prohibited", row, rule, zone, product)
        case "REFUSE":
            return _refusal("goods-refused", row, rule, zone, product)
        case "GROUND_ONLY":
            if _barred(row, zone, product):
                return _refusal("goods-ground-only", row, rule, zone, product)
            return Accept(row, rule, land_only=True)
        case "PAPERS" if zone.code in row.zones:
            return Papers(row, rule, _refusal("goods-papers", row, rule, zone, product))
        case "PACK":
            return Pack(row, rule, row.marks, row.offer_insurance)
        case _:
            return Accept(row, rule)


def _barred(row: GoodsClass, zone: Zone, product: Product) -> bool:
    express = product.code in row.express_products and zone.code in row.express_zones
    return express or zone.code in row.zones


def _refusal(code: str, row: GoodsClass, rule: str, zone: Zone, product: Product) -> Refusal:
    facts = {"goods": row.code, "rule": rule, "zone": zone.code, "product": product.code}
    return Refusal(code, facts)
