"""The one door for text from outside on its way to a screen (docs/store.md F2).

A widget is given a literal or what `T` returns. `T` makes a text inert for the terminal and never
reads markup, so that `[B12]`, `[/nope]` and escape codes are shown as what they are: text.
"""

from __future__ import annotations

from textual.content import Content

from counter.safe_text import safe_text


def T(value: object, style: str = "", *, multiline: bool = False) -> Content:  # noqa: N802 - short on purpose: it stands at every text from outside
    """A text as content that no terminal obeys and no markup reader sees."""
    return Content.styled(safe_text(value, multiline=multiline), style)
