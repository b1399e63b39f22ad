from __future__ import annotations

import pytest

from tariffs.book import Book
from tariffs.goods import Accept, Pack, Papers, judge
from tariffs.refusal import Refusal

ABROAD = ("Z6", "Z7", "Z8")
CELLS = [
    (goods, zone, product)
    for goods in ("G0", "G1", "G2", "G3", "G4", "G5")
    for zone in ("Z1", "Z2", "Z3", "Z4", "Z5", *ABROAD)
    for product in ("ECO", "STD", "EXP")
]


def _expected(goods: str, zone: str, product: str) -> str:
    """What the printed table of goods says, cell by cell."""
    if goods in {"G1", "G2"}:
        return {"G1": "goods-prohibited", "G2": "goods-refused"}[goods]
    if goods == "G3":
        by_air = product == "EXP" and zone in {"Z4", "Z5"}
        return "goods-ground-only" if by_air or zone in ABROAD else "land"
    if goods == "G4" and zone in ABROAD:
        return "papers"
    return "pack" if goods == "G5" else "accept"


@pytest.mark.parametrize(("goods", "zone", "product"), CELLS)
def test_every_cell_of_the_goods_table(goods: str, zone: str, product: str, book: Book) -> None:
    row, chosen = book.zone(zone), book.product(product)
    assert row is not None
    assert chosen is not None
    match judge(goods, row, chosen, book):
        case Refusal(code=code, facts=facts):
            found = code
            assert facts["rule"] == f"goods-2025-09/{goods}"
        case Papers(refusal=refusal):
            found = "papers"
            assert refusal.code == "goods-papers"
        case Pack(marks=marks, offer_insurance=offered):
            found = "pack"
            assert marks == ("FRAGILE", "UP")
            assert offered
        case Accept(land_only=land_only):
            found = "land" if land_only else "accept"
    assert found == _expected(goods, zone, product)


def test_an_unknown_class_is_never_accepted(book: Book) -> None:
    row, chosen = book.zone("Z1"), book.product("STD")
    assert row is not None
    assert chosen is not None
    assert judge("G9", row, chosen, book) == Refusal("unknown-goods", {"goods": "G9"})


def test_every_class_says_what_to_do_and_what_to_tell_in_both_languages(book: Book) -> None:
    for row in book.goods.classes:
        for words in (row.name, row.examples, row.todo, row.say):
            assert words.of("zh-CN")
            assert words.of("en")
            assert words.of("zh-CN") != words.of("en")
        if row.code != "G0":
            assert row.alternative.of("zh-CN")
            assert row.alternative.of("en")
