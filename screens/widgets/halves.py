"""Two halves of a block side by side, and the rule below a block."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from screens import cells


class Halves(Widget):
    """Rows of two texts with a line between them; a fixed number of rows."""

    def __init__(self, id: str, rows: int, left: int) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.styles.height = rows
        self._left = left
        self._lines: tuple[tuple[str, str], ...] = ()

    def show(self, lines: tuple[tuple[str, str], ...]) -> None:
        """Show other lines; the same lines cost nothing."""
        if lines != self._lines:
            self._lines = lines
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The two halves of a row."""
        left, right = self._lines[y] if y < len(self._lines) else ("", "")
        text = f"{cells.left(left, self._left)} │ {right}"
        return Strip([Segment(cells.left(text, self.size.width), self.rich_style)])


class Rule(Widget):
    """A line between two blocks."""

    DEFAULT_CSS = "Rule { height: 1; }"

    def render_line(self, y: int) -> Strip:
        """The line, a blank at each end."""
        return Strip([Segment(f" {'─' * (self.size.width - 2)} ", self.rich_style)])
