"""Texts in cells: widths, cuts and wrapping with Chinese and mixed texts (BR-04)."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens import cells

NAMES = (
    "沈雨桐",
    "周伟",
    "Li Na",
    "欧阳若冰-Anna",
    "ﾊﾝｶｸ",
    "é",
    "北京市朝阳区",
    "Ω",
    "１２３",
    "a" * 30,
)


def names(count: int) -> list[str]:
    dice = random.Random(200)
    return ["".join(dice.choices(NAMES, k=dice.randrange(1, 4))) for _n in range(count)]


@pytest.mark.parametrize("name", names(200))
def test_a_name_fills_its_column_exactly(name: str) -> None:
    for room in (1, 2, 3, 7, 12, 40):
        assert cells.width(cells.left(name, room)) == room
        assert cells.width(cells.right(name, room)) == room


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("沈雨桐", 6, "沈雨桐"),
        ("沈雨桐", 5, "沈雨…"),
        ("沈雨桐", 4, "沈…"),
        ("沈雨桐", 2, "…"),
        ("沈雨桐", 1, "…"),
        ("沈雨桐", 0, ""),
        ("ab沈", 3, "ab…"),
        ("ab", 2, "ab"),
    ],
)
def test_a_cut_stands_on_the_border_of_a_cell(text: str, room: int, shown: str) -> None:
    assert cells.cut(text, room) == shown


@given(st.text(alphabet="ab 沈雨c", max_size=80), st.integers(4, 30))
def test_wrapped_lines_fit_and_lose_only_blanks(text: str, room: int) -> None:
    lines = cells.wrapped(text, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    longest = max((cells.width(word) for word in text.split()), default=0)
    assert all(cells.width(line) <= max(room, longest) for line in lines)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("请先退还，再说明", 8, ["请先退", "还，再说", "明"]),
        ("first\nsecond", 20, ["first", "second"]),
        ("", 20, [""]),
    ],
)
def test_lines_break_at_blanks_and_never_before_a_stop(
    text: str, room: int, lines: list[str]
) -> None:
    assert cells.wrapped(text, room) == lines
