"""Rows of text that a page puts together; only the rows that changed are painted again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from counter.safe_text import safe_text
from screens import cells

LOOKS = {
    "": Style.null(),
    "strong": Style(bold=True),
    "overdue": Style(color="red"),
    "soon": Style(color="yellow"),
    "doubtful": Style(underline=True),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a row and its look: plain, strong, overdue, soon or doubtful."""

    text: str
    look: str = ""


class Rows(Widget):
    """As many rows as its page gave it room for; what is too long is cut on a cell border."""

    def __init__(self, height: int, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.styles.height = height
        self._rows: tuple[tuple[Part, ...], ...] = ()

    @property
    def text(self) -> str:
        """What stands in the rows, one line each."""
        return "\n".join("".join(part.text for part in row) for row in self._rows)

    def show(self, rows: Sequence[Sequence[Part]]) -> None:
        """Show other rows."""
        old, self._rows = self._rows, tuple(tuple(row) for row in rows)
        for y in range(max(len(old), len(self._rows))):
            if old[y : y + 1] != self._rows[y : y + 1]:
                self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """One row, a blank before it."""
        base, width = self.rich_style, self.size.width
        room, segments = width - 1, [Segment(" ", base)]
        for part in self._rows[y] if y < len(self._rows) else ():
            text = cells.cut(safe_text(part.text), room)
            room -= cells.width(text)
            segments.append(Segment(text, base + LOOKS[part.look]))
        return Strip(segments).adjust_cell_length(width, base)


class Rule(Widget):
    """A line between two blocks."""

    DEFAULT_CSS = "Rule { height: 1; }"

    def render_line(self, y: int) -> Strip:
        """The line, a blank at each end."""
        return Strip([Segment(f" {'─' * (self.size.width - 2)} ", self.rich_style)])


def paragraph(
    text: str, cells_: int, most: int, first: str = "", look: str = ""
) -> list[list[Part]]:
    """A text as at most `most` rows of `cells_` cells; `first` stands before it, the rest hangs."""
    indent = cells.width(first)
    lines = cells.wrapped(safe_text(text), cells_ - indent) if text else []
    if len(lines) > most:
        lines = [*lines[: most - 1], cells.cut(" ".join(lines[most - 1 :]), cells_ - indent)]
    return [
        [Part((" " * indent if number else first) + line, look)]
        for number, line in enumerate(lines)
    ]
