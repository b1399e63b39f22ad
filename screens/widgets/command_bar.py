"""Row 23: the command bar, always there, and the figure of keys that wait."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.segment import Segment
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from counter.words import N_
from screens.widgets.field import Field, Look
from screens.widgets.kinds import Kind

LINE = Kind("line", narrow=True)


class CommandBar(Horizontal):
    """A line for experts; it takes the focus when it is called and gives it back."""

    DEFAULT_CSS = """
    CommandBar { height: 1; }
    CommandBar Field { width: 1fr; }
    """

    class Given(Message):
        """A line was given with Enter."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__(id="bar")
        self._came_from: Widget | None = None

    def compose(self) -> ComposeResult:
        """The line and the figure."""
        yield Line()
        yield Waiting()

    @property
    def line(self) -> Line:
        """The line to type in."""
        return self.query_one(Line)

    @property
    def came_from(self) -> Widget | None:
        """The widget that had the focus when the bar was called."""
        return self._came_from

    def open(self, text: str = "") -> None:
        """Take the focus, with what was typed already."""
        line = self.line
        if not line.has_focus:
            self._came_from = self.screen.focused
        line.can_focus = True
        line.value = text
        line.cursor_position = len(text)
        line.focus()

    def close(self) -> None:
        """Empty the line and give the focus back."""
        line = self.line
        line.value = ""
        back = self._came_from
        if back is not None and back.is_mounted and back.focusable:
            back.focus()
        elif line.has_focus:
            self.screen.set_focus(None)
        line.can_focus = False

    def show_waiting(self, count: int) -> None:
        """Show how many keys wait; 0 shows nothing. Before it is composed there is no figure."""
        for figure in self.query(Waiting):
            figure.count(count)

    @property
    def waiting_text(self) -> str:
        """The figure as it is shown; empty when no keys wait."""
        return self.query_one(Waiting).text

    @on(Field.Done)
    def _given(self, message: Field.Done) -> None:
        message.stop()
        text = message.field.value.strip()
        self.close()
        if text:
            self.post_message(self.Given(text))


class Line(Field):
    """The line of the command bar: no sign is special in it."""

    MARGIN = ""
    ACTS: ClassVar[Mapping[str, str]] = {}
    UNDERLINED = False

    def __init__(self) -> None:
        look = Look(width=60, label_width=2, help=HELP, limit=400)
        super().__init__("line", "›", LINE, look)
        self.can_focus = False
        self.styles.width = "1fr"

    async def _on_key(self, event: events.Key) -> None:
        """Escape leaves; an empty line is left with Backspace, Up or Down too."""
        if event.key == "escape" or (not self.value and event.key in {"backspace", "up", "down"}):
            event.stop()
            event.prevent_default()
            bar = self.parent
            if isinstance(bar, CommandBar):
                bar.close()


class Waiting(Widget):
    """`»7`: keys that are typed and not yet handed over."""

    DEFAULT_CSS = "Waiting { width: 6; height: 1; }"

    def __init__(self) -> None:
        super().__init__(id="waiting")
        self._count = 0

    def count(self, count: int) -> None:
        """Show another figure."""
        if count != self._count:
            self._count = count
            self.refresh()

    @property
    def text(self) -> str:
        """`»7`, or nothing."""
        return f"»{self._count}" if self._count else ""

    def render_line(self, y: int) -> Strip:
        """The figure, at the right."""
        return Strip([Segment(self.text.rjust(self.size.width), self.rich_style)])


HELP = N_("One line does a job: a verb and its words, then Enter. Esc goes back to the form.")
