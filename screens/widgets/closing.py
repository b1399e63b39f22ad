"""The closing line of a form: the twin of F10 that needs no function key."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widget import Widget

from counter.words import N_, _
from screens import cells


class Closing(Widget, can_focus=True):
    """`Commit? ⏎`: Enter, y or 1 commits; n, 0 or Up goes back into the form."""

    DEFAULT_CSS = "Closing { height: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y,Y,1", "screen.commit", show=False),
        Binding("n,N,0,up", "go_back", show=False),
    ]

    def __init__(self, source: str = N_("Commit? Enter or y")) -> None:
        super().__init__(id="closing")
        self.source = source

    def action_go_back(self) -> None:
        """Back into the form."""
        self.screen.focus_previous()

    def render_line(self, y: int) -> Strip:
        """The question; reversed with the focus."""
        style = self.rich_style + Style(reverse=self.has_focus)
        text = cells.cut(f" {_(self.source)} ", self.size.width)
        return Strip([Segment(text, style)]).adjust_cell_length(self.size.width, self.rich_style)
