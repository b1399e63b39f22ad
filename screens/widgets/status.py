"""Row 1: outlet and page at the left; who, the line, what is unsent, and the time at the right."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from counter.safe_text import safe_text
from screens import cells

BETWEEN = " │ "


@dataclass(frozen=True, slots=True)
class StatusFacts:
    """What the line shows, in words of the language spoken now."""

    outlet: str = ""
    code: str = ""
    title: str = ""
    who: str = ""
    line: str = ""
    time: str = ""


class StatusLine(Widget):
    """One line; the place gives way first, the time never."""

    DEFAULT_CSS = "StatusLine { height: 1; text-style: bold; }"

    def __init__(self) -> None:
        super().__init__(id="status")
        self._facts = StatusFacts()

    def show(self, facts: StatusFacts) -> None:
        """Show these facts; only what is different from before is painted."""
        before = self.text
        if facts == self._facts:
            return
        self._facts = facts
        after = self.text
        pairs = zip(before, after, strict=False)
        alike = "".join(new for old, new in takewhile(lambda pair: pair[0] == pair[1], pairs))
        same = cells.width(alike)
        self.refresh(Region(same, 0, max(1, self.size.width - same), 1))

    @property
    def text(self) -> str:
        """The line as it stands, as wide as the terminal."""
        facts = self._facts
        right = BETWEEN.join(
            safe_text(part) for part in (facts.who, facts.line, facts.time) if part
        )
        room = self.size.width - cells.width(right) - 1
        places = (f"{facts.outlet} {facts.code}", facts.code)
        choices = [safe_text(f"{place} · {facts.title}") for place in places]
        left = next((c for c in choices if cells.width(c) <= room), safe_text(facts.title))
        return cells.left(left, max(0, room)) + " " + right

    def render_line(self, y: int) -> Strip:
        """The line."""
        return Strip([Segment(cells.left(self.text, self.size.width), self.rich_style)])
