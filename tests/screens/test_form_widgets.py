"""Choices, the grid and the rows that pages write."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from screens import cells
from screens.widgets.choice import Choice, Item
from screens.widgets.grid import Grid, GridRow
from screens.widgets.rows import Part, Rows, paragraph
from screens.widgets.table import Column

ITEMS = tuple(
    Item(code, keys, partial(str, word))
    for code, keys, word in (("yes", "y1", "是"), ("no", "n0", "否"))
)
COLUMNS = (Column("a", 4), Column("b", 6, right=True))
ROWS = (GridRow("X", ("甲乙丙", "1.00")), GridRow("Y", ("y",), "why not"), GridRow("Z", ("z", "3")))


class Bench(App[None]):
    """The three widgets under each other."""

    def compose(self) -> ComposeResult:
        yield Choice("insured", "Insure", ITEMS, (8, 4))
        yield Grid("product", COLUMNS)
        yield Rows(2, "notes")


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ("y", "yes"), ("1", "yes"), ("n", "no"), ("0", "no"), ("q", ""),
        ("space", "yes"), ("left", "no"), ("y,backspace", ""), ("space,space,space", ""),
    ],
)  # fmt: skip
async def test_keys_take_a_choice(keys: str, value: str) -> None:
    async with Bench().run_test(size=(40, 10)) as pilot:
        choice = pilot.app.query_one(Choice)
        for key in keys.split(","):
            choice.focus()
            await pilot.press(key)
        assert choice.value == value


async def test_a_digit_chooses_a_row_and_the_arrows_stop_at_no_edge() -> None:
    async with Bench().run_test(size=(40, 10)) as pilot:
        grid = pilot.app.query_one(Grid)
        grid.show(ROWS)
        grid.focus()
        await pilot.press("3")
        assert grid.value == "Z"
        await pilot.press("up", "right", "right", "right")
        assert grid.current == ("Y", 1)
        await pilot.press("enter")
        assert grid.value == "Y"
        await pilot.press("9")
        assert grid.value == "Y"


async def test_a_refused_row_shows_its_reason_and_columns_are_aligned_in_cells() -> None:
    async with Bench().run_test(size=(40, 10)) as pilot:
        grid = pilot.app.query_one(Grid)
        grid.show(ROWS)
        lines = [grid.render_line(y).text for y in range(4)]
        assert "✗ why not" in lines[2]
        assert {cells.width(line) for line in lines} == {grid.size.width}


@given(
    text=st.text(alphabet="ab 汉字，。", min_size=0, max_size=200),
    width=st.integers(10, 60),
    most=st.integers(1, 4),
)
def test_a_paragraph_never_has_more_rows_or_cells_than_it_may(
    text: str, width: int, most: int
) -> None:
    rows = paragraph(text, width, most, "» ")
    assert len(rows) <= most
    for row in rows:
        assert cells.width("".join(part.text for part in row)) <= width


async def test_rows_show_outside_text_inert_and_cut() -> None:
    async with Bench().run_test(size=(20, 10)) as pilot:
        rows = pilot.app.query_one(Rows)
        rows.show([[Part("a\x1b[2J"), Part("[bold]", "strong")], [Part("汉" * 30)]])
        first, second = (rows.render_line(y).text for y in range(2))
        assert "\x1b" not in first
        assert "[bold]" in first
        assert cells.width(second) == 20
