from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tariffs.money import half_up, to_fen, to_text


@pytest.mark.parametrize(
    ("text", "fen"),
    [("72.00", 7200), ("72.5", 7250), ("0.01", 1), ("-6.00", -600), ("20000", 2_000_000)],
)
def test_an_amount_is_read_to_the_fen(text: str, fen: int) -> None:
    assert to_fen(text) == fen


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1.234",
        "1,200",
        "1e3",
        ".5",
        "5.",
        "NaN",
        "--1",
        "１２",
        "1 2",
        "\u0661",
        "9" * 13,
        "1\n",
    ],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        to_fen(text)


@given(st.integers(-(10**13), 10**13))
def test_text_and_fen_go_round(fen: int) -> None:
    assert to_fen(to_text(fen)) == fen


@pytest.mark.parametrize(
    ("fen", "whole"),
    [("0.5", 1), ("0.4999", 0), ("2.5", 3), ("-0.5", -1), ("1449.5", 1450), ("7", 7)],
)
def test_an_exact_half_goes_up(fen: str, whole: int) -> None:
    assert half_up(Decimal(fen)) == whole
