"""One sentence while the terminal is smaller than 80×24; enlarged, everything is as it was."""

from __future__ import annotations

from rich.segment import Segment
from textual.screen import Screen
from textual.strip import Strip

from counter.words import N_, _
from screens import cells

SENTENCE = N_("The terminal is {width}×{height}; the counter needs 80×24. Make the window larger.")


class TooSmall(Screen[None]):
    """Covers the page; keys wait until there is room again."""

    busy = True

    def show_waiting(self, count: int) -> None:
        """There is no room to say how many keys wait."""

    def show_waited(self, seconds: float) -> None:
        """The sentence says what to do already."""

    def on_resize(self) -> None:
        """Say the new size."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The sentence, on as many lines as it takes."""
        width, height = self.size
        text = _(SENTENCE).format(width=width, height=height)
        lines = cells.wrapped(text, max(1, width))
        shown = cells.left(lines[y] if y < len(lines) else "", width)
        return Strip([Segment(shown, self.rich_style)])
