"""A choice of a few codes: a digit or a letter takes one and goes on, space takes the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

NEXT = N_("Next choice")


@dataclass(frozen=True, slots=True)
class Item:
    """One choice: its code, the keys that take it, and its word in the language spoken now."""

    code: str
    keys: str
    word: Callable[[], str]


class Choice(Widget, can_focus=True):
    """A label and the word of the code that is chosen; `value` is the code, "" for none."""

    DEFAULT_CSS = "Choice { height: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "cycle(1)", NEXT, show=False),
        Binding("right", "cycle(1)", show=False),
        Binding("left", "cycle(-1)", show=False),
        Binding("backspace,delete", "empty", show=False),
        Binding("enter", "done", show=False),
        Binding("down", "go_on", show=False),
        Binding("up", "go_back", show=False),
    ]
    value = reactive("", init=False)

    class Changed(Message):
        """Another code was chosen."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> Choice:
            """The choice, for `@on(Choice.Changed, "#insured")`."""
            return self.choice

    class Done(Message):
        """Somebody chose with a key, or pressed Enter: the page goes on."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> Choice:
            """The choice, for `@on(Choice.Done, "#insured")`."""
            return self.choice

    def __init__(self, id: str, label: str, items: Sequence[Item], sizes: tuple[int, int]) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.label = label
        self.items = tuple(items)
        self.label_width, self.box = sizes
        self.help = ""
        self.styles.width = self.label_width + self.box

    @property
    def word(self) -> str:
        """The word of the chosen code, "" when none is."""
        return next((item.word() for item in self.items if item.code == self.value), "")

    def watch_value(self) -> None:
        """Tell the page."""
        self.post_message(self.Changed(self))

    def action_cycle(self, step: int) -> None:
        """The next code, or the one before; "no choice" is one of them."""
        codes = ["", *(item.code for item in self.items)]
        at = codes.index(self.value) if self.value in codes else 0
        self.value = codes[(at + step) % len(codes)]

    def action_empty(self) -> None:
        """No choice."""
        self.value = ""

    def action_done(self) -> None:
        """Go on."""
        self.post_message(self.Done(self))

    def action_go_on(self) -> None:
        """The next thing to fill in."""
        self.screen.focus_next()

    def action_go_back(self) -> None:
        """The thing before."""
        self.screen.focus_previous()

    def on_key(self, event: events.Key) -> None:
        """A key of a code takes it and goes on."""
        sign = (event.character or "").upper()
        for item in self.items:
            if sign and sign in item.keys.upper():
                event.stop()
                self.value = item.code
                self.action_done()
                return

    def render_line(self, y: int) -> Strip:
        """Label and word; the box is reversed with the focus, underlined without."""
        base = self.rich_style
        label = cells.left(" " + _(self.label), self.label_width - 1) + " "
        box = cells.left(T(self.word).plain, self.box)
        look = Style(reverse=True) if self.has_focus else Style(underline=True)
        strip = Strip([Segment(label, base), Segment(box, base + look)])
        return strip.adjust_cell_length(self.size.width, base)
