"""A sheet over the page: lines to read, closed by any of the ways back; the page stays as it is."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from counter.safe_text import safe_text
from counter.words import N_, _
from screens import cells

CLOSE = N_("↑ ↓ scroll   Esc or q closes")


class Sheet(ModalScreen[None]):
    """Shows what `lines` gives; a line that starts with `#` is a heading."""

    DEFAULT_CSS = """
    Sheet { background: ansi_default; }
    SheetLines { width: 100%; height: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f12,f3,f1,q,enter,minus", "close", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("pagedown,space", "move(20)", show=False),
        Binding("pageup", "move(-20)", show=False),
    ]

    def compose(self) -> ComposeResult:
        """The lines."""
        yield SheetLines()

    def lines(self) -> list[str]:
        """What the sheet says, in the language spoken now."""
        return []

    def action_close(self) -> None:
        """Back to the page."""
        self.dismiss(None)

    def action_move(self, rows: int) -> None:
        """Scroll."""
        self.query_one(SheetLines).move(rows)


class SheetLines(Widget):
    """The lines, wrapped to the terminal; the last row says how to close."""

    def __init__(self) -> None:
        super().__init__()
        self.top = 0

    def wrapped(self) -> list[tuple[str, bool]]:
        """Each row with whether it belongs to a heading."""
        screen = self.screen
        rows = []
        for line in screen.lines() if isinstance(screen, Sheet) else []:
            heading = line.startswith("#")
            text = safe_text(line.lstrip("# ") if heading else line)
            indent = len(text) - len(text.lstrip())
            parts = cells.wrapped(text, max(10, self.size.width - 2))
            rows += [(" " * (indent * bool(n)) + part, heading) for n, part in enumerate(parts)]
        return rows

    def move(self, rows: int) -> None:
        """Scroll by rows, never past the end."""
        last = max(0, len(self.wrapped()) - (self.size.height - 1))
        top = min(max(0, self.top + rows), last)
        if top != self.top:
            self.top = top
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row."""
        base, width = self.rich_style, self.size.width
        if y == self.size.height - 1:
            return Strip([Segment(cells.left(f" {_(CLOSE)}", width), base + Style(bold=True))])
        rows = self.wrapped()
        text, heading = rows[self.top + y] if self.top + y < len(rows) else ("", False)
        return Strip([Segment(cells.left(f" {text}", width), base + Style(bold=heading))])
