"""A question about what cannot be taken back: it names the consequence, y or n answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from counter.safe_text import safe_text
from counter.words import _
from screens import cells


class Question(ModalScreen[bool]):
    """Stands on the message line; every other key does nothing, Enter included."""

    DEFAULT_CSS = """
    Question { align: left bottom; background: transparent; }
    QuestionLine { height: 1; width: 100%; margin-bottom: 2; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,Y,1", "answer(True)", show=False),
        Binding("n,N,0,escape,f12,f3", "answer(False)", show=False),
    ]

    def __init__(self, source: str, facts: Mapping[str, object]) -> None:
        super().__init__()
        self.source = source
        self.facts = facts

    def compose(self) -> ComposeResult:
        """The line."""
        yield QuestionLine()

    @property
    def text(self) -> str:
        """The question in the language spoken now."""
        return safe_text(_(self.source).format_map(self.facts))

    def action_answer(self, yes: bool) -> None:
        """Give the answer to whoever asked."""
        self.dismiss(yes)


class QuestionLine(Widget):
    """The question's line."""

    def render_line(self, y: int) -> Strip:
        """The question, marked as one."""
        screen = self.screen
        text = f"? {screen.text}" if isinstance(screen, Question) else ""
        return Strip([Segment(cells.left(text, self.size.width), self.rich_style)])
