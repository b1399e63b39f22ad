"""The message line: the last answer, or the one thing that is wrong."""

from __future__ import annotations

from collections.abc import Mapping

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from counter.refusal import Trouble
from counter.safe_text import safe_text
from counter.words import _, language
from screens import cells

SIGN = {"plain": " ", "wait": "~", "wrong": "!"}


class MessageLine(Widget):
    """Row 22. It keeps the message itself, so that a change of language says it again."""

    DEFAULT_CSS = """
    MessageLine { height: 1; }
    MessageLine.wrong { color: ansi_red; }
    MessageLine.wait { color: ansi_yellow; }
    """

    def __init__(self) -> None:
        super().__init__(id="message")
        self._source: str | Trouble = ""
        self._facts: Mapping[str, object] = {}
        self._tone = "plain"

    def say(
        self, source: str, facts: Mapping[str, object] | None = None, tone: str = "plain"
    ) -> None:
        """Show words marked with `N_`, with facts in their braces; tone plain, wait or wrong."""
        self._show(source, tone, facts or {})

    def trouble(self, trouble: Trouble) -> None:
        """Show a refusal or a fault: its code, what happened, what to do."""
        self._show(trouble, "wrong", {})

    def clear(self) -> None:
        """Say nothing."""
        if self._source:
            self._show("", "plain", {})

    @property
    def tone(self) -> str:
        """What the line says is plain, a wait or wrong."""
        return self._tone

    @property
    def text(self) -> str:
        """What the line says, uncut, in the language spoken now."""
        if isinstance(self._source, Trouble):
            words = self._source.wording(language())
            between = "" if language() == "zh-CN" else " "
            return safe_text(f"{self._source.code}: {words.happened}{between}{words.todo}")
        return safe_text(_(self._source).format_map(self._facts) if self._source else "")

    @property
    def in_full(self) -> str:
        """The same with all five parts of a refusal, one a line."""
        if not isinstance(self._source, Trouble):
            return self.text
        words = self._source.wording(language())
        parts = (words.happened, words.stored, words.todo, f"» {words.say}", self._source.code)
        return "\n".join(safe_text(part) for part in parts)

    def _show(self, source: str | Trouble, tone: str, facts: Mapping[str, object]) -> None:
        self._source, self._tone, self._facts = source, tone, facts
        for name in ("wrong", "wait"):
            self.set_class(tone == name, name)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Sign and words, cut on a cell border; help shows the rest."""
        text = self.text
        shown = cells.left(f"{SIGN[self._tone]}{text}" if text else "", self.size.width)
        return Strip([Segment(shown, self.rich_style)], self.size.width)
