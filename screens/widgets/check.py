"""A box to tick by keyboard: space, x, 1 or y tick it, 0 or n empty it, Enter goes on."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from counter.words import _
from screens import cells
from screens.safe import T


class Check(Widget, can_focus=True):
    """`[x]` and what is confirmed by it."""

    DEFAULT_CSS = "Check { height: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,x,X", "turn", show=False),
        Binding("1,y,Y", "put(True)", show=False),
        Binding("0,n,N", "put(False)", show=False),
        Binding("enter,down", "go_on", show=False),
        Binding("up", "go_back", show=False),
    ]
    value = reactive(False, init=False)

    class Changed(Message):
        """The box was ticked or emptied."""

        def __init__(self, check: Check) -> None:
            super().__init__()
            self.check = check

        @property
        def control(self) -> Check:
            """The box, for `@on(Check.Changed, "#identity")`."""
            return self.check

    def __init__(self, id: str, label: str, value: bool = False, help: str = "") -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.label = label
        self.help = help
        self.set_reactive(Check.value, value)
        self.respeak()

    def respeak(self) -> None:
        """As wide as its words in the language spoken now."""
        self.styles.width = cells.width(_(self.label)) + 5
        self.refresh()

    def watch_value(self) -> None:
        """Tell the page."""
        self.post_message(self.Changed(self))

    def action_turn(self) -> None:
        """Tick or empty."""
        self.value = not self.value

    def action_put(self, value: bool) -> None:
        """Tick (True) or empty (False)."""
        self.value = value

    def action_go_on(self) -> None:
        """The next thing to fill in."""
        self.screen.focus_next()

    def action_go_back(self) -> None:
        """The thing before."""
        self.screen.focus_previous()

    def render_line(self, y: int) -> Strip:
        """Box and words; reversed with the focus."""
        style = self.rich_style + Style(reverse=self.has_focus)
        text = f"[{'x' if self.value else ' '}] {T(_(self.label)).plain}"
        return Strip([Segment(text, style)]).adjust_cell_length(self.size.width, self.rich_style)
