from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tariffs.weight import Dimensions, kg_text, round_up, to_dimensions, to_kg, volumetric_kg


@pytest.mark.parametrize(
    ("size", "divisor", "kg"),
    [
        ("50x40x30", 6000, "10"),
        ("30x20x15", 6000, "1.5"),
        ("25x25x15", 6000, "1.5625"),
        ("60x40x40", 5000, "19.2"),
        ("60x40x40", 6000, "16"),
    ],
)
def test_size_becomes_weight(size: str, divisor: int, kg: str) -> None:
    assert volumetric_kg(to_dimensions(size), divisor) == Decimal(kg)


@pytest.mark.parametrize(
    ("kg", "step", "up"),
    [
        ("4.2", "1", "5"),
        ("10", "1", "10"),
        ("10.0001", "1", "11"),
        ("0.01", "1", "1"),
        ("0", "0.5", "0.5"),
        ("0.5", "0.5", "0.5"),
        ("0.51", "0.5", "1.0"),
        ("19.2", "0.5", "19.5"),
    ],
)
def test_weight_rounds_up_to_the_step(kg: str, step: str, up: str) -> None:
    assert round_up(Decimal(kg), Decimal(step)) == Decimal(up)


@given(st.decimals("0.001", "5000", places=3), st.sampled_from([Decimal("0.5"), Decimal(1)]))
def test_rounding_up_adds_less_than_a_step(kg: Decimal, step: Decimal) -> None:
    up = round_up(kg, step)
    assert up % step == 0
    assert kg <= up < kg + step or up == step


@pytest.mark.parametrize(
    ("number", "text"),
    [("4.2", "4.2"), ("10", "10"), ("1E+1", "10"), ("10.0", "10"), ("0.5", "0.5"),
     ("100", "100"), ("0.83333333", "0.8333"), ("1.5625", "1.5625"), ("0", "0")],
)  # fmt: skip
def test_a_weight_reads_plainly(number: str, text: str) -> None:
    assert kg_text(Decimal(number)) == text


@pytest.mark.parametrize("text", ["4.2", "4.2kg", " 4.2 KG ", "4.2公斤", "４.２"])
def test_a_weight_is_read_as_people_write_it(text: str) -> None:
    assert to_kg(text) == Decimal("4.2")


@pytest.mark.parametrize(
    "text", ["", "kg", "-1", "1e3", "NaN", "Infinity", "4,2", "1" * 7, "1.23456"]
)
def test_what_is_no_weight_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a weight"):
        to_kg(text)


@pytest.mark.parametrize("text", ["50x40x30", "50×40×30", "50*40*30", "50 40 30", "50X40X30cm"])
def test_a_size_is_read_as_people_write_it(text: str) -> None:
    assert to_dimensions(text) == Dimensions(Decimal(50), Decimal(40), Decimal(30))


@pytest.mark.parametrize("text", ["", "50x40", "50x40x30x2", "axbxc", "50x40x-3", "50x40x0"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"cm"):
        to_dimensions(text)
