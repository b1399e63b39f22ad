"""A golden table of prices, worked out a second time by an independent small formula."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import product as pairs

import pytest

from counter.rulebook import load_rulebook
from tariffs.quote import Quote

Ask = Callable[..., Quote]

# As printed in the house policy: fen for the first step and for each further one, grams of a step,
# cubic centimetres to the kilogram.
RATES = {
    "杭州": (800, 150, 1000, 6000),
    "宁波": (1000, 200, 1000, 6000),
    "上海": (1200, 250, 1000, 6000),
    "成都": (1500, 500, 1000, 6000),
    "乌鲁木齐": (2200, 1200, 1000, 6000),
    "HK": (4000, 1500, 500, 5000),
    "JP": (9500, 2800, 500, 5000),
    "US": (15000, 4500, 500, 5000),
}
FACTORS = {"ECO": Fraction(4, 5), "STD": Fraction(1), "EXP": Fraction(3, 2)}
SERVED = {
    "ECO": {"宁波", "上海", "成都", "乌鲁木齐"},
    "STD": set(RATES),
    "EXP": {"杭州", "宁波", "上海", "成都", "乌鲁木齐"},
}
PARCELS = (
    (1, None),
    (500, None),
    (1000, None),
    (1001, None),
    (2500, "10x10x10"),
    (4200, "50x40x30"),
    (1300, "30x20x15"),
    (300, "61x41x37"),
    (49990, "100x60x50"),
)


def _fen(place: str, product: str, grams: int, size: str | None) -> int:
    first, further, step, divisor = RATES[place]
    heavy = Fraction(grams)
    if size is not None:
        length, width, height = map(int, size.split("x"))
        heavy = max(heavy, Fraction(length * width * height * 1000, divisor))
    steps = max(1, math.ceil(heavy / step))
    return math.floor((first + further * (steps - 1)) * FACTORS[product] + Fraction(1, 2))


CASES = [
    (place, product, grams, size)
    for (place, product), (grams, size) in pairs(pairs(RATES, FACTORS), PARCELS)
    if place in SERVED[product]
]


def test_the_table_is_long_enough() -> None:
    assert len(CASES) >= 50


@pytest.mark.parametrize(("place", "product", "grams", "size"), CASES)
def test_the_price_is_that_of_the_printed_table(
    ask: Ask, place: str, product: str, grams: int, size: str | None
) -> None:
    option = ask(place, f"{grams // 1000}.{grams % 1000:03d}", size).option(product)
    assert option is not None
    assert option.total_fen == _fen(place, product, grams, size)


def test_what_no_product_serves_is_refused_and_nothing_else(ask: Ask) -> None:
    for place in RATES:
        for option in ask(place, "1").options:
            served = place in SERVED[option.product.code]
            assert (option.refused is None) == served


@pytest.mark.parametrize(
    ("place", "product", "kg", "fen"),
    [
        ("杭州", "EXP", "1.001", 1425),
        ("宁波", "ECO", "1.001", 960),
        ("上海", "EXP", "1.001", 2175),
        ("成都", "ECO", "49.99", 20800),
        ("乌鲁木齐", "EXP", "3", 6900),
        ("HK", "STD", "0.501", 5500),
        ("JP", "STD", "2.01", 20700),
        ("US", "STD", "0.5", 15000),
    ],
)
def test_some_prices_worked_out_by_hand(
    ask: Ask, place: str, product: str, kg: str, fen: int
) -> None:
    option = ask(place, kg).option(product)
    assert option is not None
    assert option.total_fen == fen


def test_the_packaged_book_is_the_one_the_table_knows() -> None:
    book = load_rulebook().tariff_at(date(2025, 9, 22))
    assert [zone.code for zone in book.tariff.zones] == [f"Z{n}" for n in range(1, 9)]
    assert [size.price for size in book.tariff.packaging] == [2, 4, 6]
