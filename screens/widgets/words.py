"""A line of our own words, translated when it is painted."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from counter.words import _
from screens import cells
from screens.safe import T


class Words(Widget):
    """One line of words marked with `N_`, facts in their braces; a new language repaints it."""

    DEFAULT_CSS = "Words { height: 1; width: 1fr; }"

    def __init__(
        self,
        source: str,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
        **facts: str,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.source = source
        self.facts = facts

    def render_line(self, y: int) -> Strip:
        """The line, cut to the width there is."""
        style = self.rich_style
        words = _(self.source) if self.source else ""
        words = T(words.format_map(self.facts) if self.facts else words).plain
        text = cells.left(f" {words}", self.size.width)
        return Strip([Segment(text, style if y == 0 else Style.null())], self.size.width)
