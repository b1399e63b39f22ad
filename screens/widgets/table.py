"""A list: sign, columns aligned by terminal cells, a cursor that stays on its row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from counter.safe_text import safe_text
from counter.words import _
from screens import cells

COLOUR = {"!": Style(color="red"), "~": Style(color="yellow"), "?": Style(underline=True)}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading (marked with `N_`), its width in cells (0 takes what is left).

    A `signed` column has the colour of the row's sign.
    """

    heading: str
    width: int
    right: bool = False
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what it is (the cursor stays on it), its sign (`!` `~` `?` or blank), its cells."""

    key: str
    sign: str
    cells: tuple[str, ...]


class Table(Widget, can_focus=True):
    """Rows of which one has the cursor; Enter opens it."""

    DEFAULT_CSS = "Table { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("home", "move(-100000)", show=False),
        Binding("end", "move(100000)", show=False),
        Binding("enter", "open", show=False),
    ]

    class Opened(Message):
        """Enter was pressed on a row."""

        def __init__(self, table: Table, row: Row) -> None:
            super().__init__()
            self.table = table
            self.row = row

        @property
        def control(self) -> Table:
            """The table, for `@on(Table.Opened, "#duties")`."""
            return self.table

    def __init__(
        self, columns: Sequence[Column], *, empty: str = "", headings: bool = True,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:  # fmt: skip
        super().__init__(id=id)
        self.columns = tuple(columns)
        self.rows: tuple[Row, ...] = ()
        self.empty = empty
        self.headings = headings
        self._at = 0
        self._top = 0

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self._at] if self.rows else None

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows; the cursor stays on its row, and rows that are the same cost nothing."""
        key = self.current.key if self.current else None
        before, was = self.rows, (self._at, self._top)
        self.rows = tuple(rows)
        places = [n for n, row in enumerate(self.rows) if row.key == key]
        self._at = places[0] if places else min(self._at, max(0, len(self.rows) - 1))
        self._keep_in_view()
        if was != (self._at, self._top) or len(before) != len(self.rows):
            self.refresh()
            return
        for index, (old, new) in enumerate(zip(before, self.rows, strict=True)):
            if old != new:
                self._paint_row(index)

    def action_move(self, rows: int) -> None:
        """Move the cursor by rows, never past either end."""
        if self.rows:
            at = min(max(0, self._at + rows), len(self.rows) - 1)
            old, self._at = self._at, at
            if self._keep_in_view():
                self.refresh()
            else:
                for changed in {old, at}:
                    self._paint_row(changed)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.current is not None:
            self.post_message(self.Opened(self, self.current))

    def on_resize(self, _event: events.Resize) -> None:
        """The cursor stays in view."""
        self._keep_in_view()

    def _paint_row(self, index: int) -> None:
        """Paint one row again."""
        self.refresh(Region(0, index - self._top + self.headings, self.size.width, 1))

    def _keep_in_view(self) -> bool:
        room = max(1, self.size.height - self.headings)
        top = min(max(self._top, self._at - room + 1), self._at)
        moved, self._top = top != self._top, top
        return moved

    def render_line(self, y: int) -> Strip:
        """A heading, a row, or what would fill an empty list."""
        width, base = self.size.width, self.rich_style
        if self.headings and y == 0:
            names = tuple(_(column.heading) if column.heading else "" for column in self.columns)
            return Strip(
                [
                    Segment(
                        cells.left("  " + " ".join(self._cells(names)), width),
                        base + Style(bold=True),
                    )
                ]
            )
        index = y - self.headings + self._top
        if not self.rows and index == 0:
            return Strip(
                [Segment(cells.left("  " + _(self.empty) if self.empty else "", width), base)]
            )
        if index >= len(self.rows):
            return Strip.blank(width, base)
        row = self.rows[index]
        if self.has_focus and index == self._at:
            base += Style(reverse=True)
        return Strip(self._segments(row, base, base + COLOUR.get(row.sign, Style.null())))

    def _segments(self, row: Row, plain: Style, signed: Style) -> list[Segment]:
        """A row whose sign and signed columns have the sign's colour."""
        segments = [Segment(row.sign or " ", signed), Segment(" ", plain)]
        for column, text in zip(self.columns, self._cells(row.cells), strict=True):
            segments += [Segment(text, signed if column.signed else plain), Segment(" ", plain)]
        used = sum(cells.width(segment.text) for segment in segments)
        return [*segments, Segment(" " * max(0, self.size.width - used), plain)]

    def _cells(self, texts: Sequence[str]) -> list[str]:
        """Each text in the width of its column."""
        spare = self.size.width - 2 - sum(column.width + 1 for column in self.columns)
        return [
            (cells.right if column.right else cells.left)(
                safe_text(text), column.width or max(0, spare)
            )
            for column, text in zip(self.columns, texts, strict=True)
        ]
