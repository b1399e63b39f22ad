"""A few rows side by side, of which one is chosen; every cell can be asked why with `?`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from counter.words import N_, _
from screens import cells
from screens.safe import T
from screens.widgets.rows import LOOKS
from screens.widgets.table import Column


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: its code, its cells, and instead of the last ones the words why it is refused."""

    code: str
    cells: tuple[str, ...]
    refused: str = ""


class Grid(Widget, can_focus=True):
    """Digits choose and go on, arrows move from cell to cell, Enter chooses the row."""

    DEFAULT_CSS = "Grid { height: 4; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "across(1)", show=False),
        Binding("left", "across(-1)", show=False),
        Binding("down", "along(1)", show=False),
        Binding("up", "along(-1)", show=False),
        Binding("space,enter", "choose", N_("Choose"), show=False),
    ]
    value = reactive("", init=False)

    class Changed(Message):
        """Another row was chosen."""

        def __init__(self, grid: Grid) -> None:
            super().__init__()
            self.grid = grid

        @property
        def control(self) -> Grid:
            """The grid."""
            return self.grid

    class Done(Message):
        """A row was chosen by key: the page goes on."""

        def __init__(self, grid: Grid) -> None:
            super().__init__()
            self.grid = grid

    def __init__(self, id: str, columns: Sequence[Column]) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.columns = tuple(columns)
        self.rows: tuple[GridRow, ...] = ()
        self.cell = (0, 0)

    def show(self, rows: Sequence[GridRow]) -> None:
        """Show other rows; the choice stays."""
        if tuple(rows) != self.rows:
            self.rows = tuple(rows)
            self.cell = (min(self.cell[0], max(0, len(self.rows) - 1)), self.cell[1])
            self.refresh()

    @property
    def current(self) -> tuple[str, int] | None:
        """The code of the row and the number of the column that the cursor is in."""
        return (self.rows[self.cell[0]].code, self.cell[1]) if self.rows else None

    def watch_value(self) -> None:
        """Show the choice and tell the page."""
        places = [n for n, row in enumerate(self.rows) if row.code == self.value]
        self.cell = (places[0], self.cell[1]) if places else self.cell
        self.refresh()
        self.post_message(self.Changed(self))

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def action_across(self, step: int) -> None:
        """The cell beside."""
        self.cell = (self.cell[0], (self.cell[1] + step) % len(self.columns))
        self.refresh()

    def action_along(self, step: int) -> None:
        """The row beside; past the first and the last is another part of the form."""
        row = self.cell[0] + step
        if 0 <= row < len(self.rows):
            self.cell = (row, self.cell[1])
            self.refresh()
        elif step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_choose(self) -> None:
        """Choose the row under the cursor and go on."""
        if self.rows:
            self.value = self.rows[self.cell[0]].code
        self.post_message(self.Done(self))

    def on_key(self, event: events.Key) -> None:
        """A digit chooses that row."""
        sign = event.character or ""
        if len(sign) == 1 and sign in "123456789" and int(sign) <= len(self.rows):
            event.stop()
            self.cell = (int(sign) - 1, self.cell[1])
            self.action_choose()

    def render_line(self, y: int) -> Strip:
        """The headings, or a row with `>` before the chosen one."""
        base, width = self.rich_style, self.size.width
        if y == 0:
            heads = [
                self._fitted(n, _(c.heading) if c.heading else "")
                for n, c in enumerate(self.columns)
            ]
            text = "   " + "".join(f" {head}" for head in heads)
            return Strip([Segment(cells.left(text, width), base + Style(bold=True))])
        if y > len(self.rows):
            return Strip.blank(width, base)
        row = self.rows[y - 1]
        chosen = row.code == self.value
        look = base + (Style(bold=True) if chosen else LOOKS[""])
        segments = [Segment(f"{'>' if chosen else ' '}{y} ", look)]
        for number, text in enumerate(row.cells):
            here = self.has_focus and self.cell == (y - 1, number)
            segments.append(Segment(" ", look))
            segments.append(
                Segment(self._fitted(number, T(text).plain), look + Style(reverse=here))
            )
        if row.refused:
            segments.append(Segment(f" ✗ {T(row.refused).plain}", look))
        return Strip(segments).adjust_cell_length(width, base)

    def _fitted(self, number: int, text: str) -> str:
        column = self.columns[number]
        return (cells.right if column.right else cells.left)(text, column.width)
