"""The keys that mean the same everywhere, declared once; footer, help and key map derive from here.

Each function key has a twin that needs none:
`?` `*` `/` in an empty field; `=` words in the command bar, which Ctrl+G opens from anywhere; and
the closing line of a form, where Enter, `y` or `1` commits.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding

from counter.words import N_

PAGE_KEYS = (
    Binding("f1", "help", N_("Help"), id="page.help"),
    Binding("f3", "leave", N_("Leave"), id="page.leave"),
    Binding("f4", "values", N_("List"), id="page.values"),
    Binding("f10", "commit", N_("Commit"), id="page.commit"),
    Binding("escape,f12", "back", N_("Back"), id="page.back", key_display="Esc"),
    Binding("ctrl+g", "command", N_("Command"), id="page.command", key_display="/"),
    Binding("f9", "language", N_("中文/English"), id="page.language"),
    Binding("tab", "app.focus_next", N_("Next field"), id="page.next", show=False),
    Binding("shift+tab", "app.focus_previous", N_("Field before"), id="page.previous", show=False),
)

# In an empty field, and wherever no field has the focus. The wide forms come from input methods.
SIGNS = {
    "?": "help",
    "？": "help",
    "*": "values",
    "＊": "values",
    "/": "command",
    "／": "command",
}


@dataclass(frozen=True, slots=True)
class Twin:
    """A word of the command bar that does what a function key does."""

    key: str
    action: str
    words: tuple[str, ...]


TWINS = (
    Twin("F1", "help", ("?", "？")),
    Twin("F3", "leave", ("--", "f3")),
    Twin("F4", "values", ("*", "＊", "f4")),
    Twin("F9", "language", ("f9",)),
    Twin("F10", "commit", ("+", "＋", "ok", "f10")),
    Twin("F12", "back", ("-", "－", "f12")),
)

ACTION_OF_WORD = {word: twin.action for twin in TWINS for word in twin.words}


def twin_of(action: str) -> str:
    """The shortest way to an action without a function key, as it is shown in help."""
    signs = [sign for sign, name in SIGNS.items() if name == action]
    words = [twin.words[0] for twin in TWINS if twin.action == action]
    return signs[0] if signs else f"/ {words[0]} ⏎" if words else ""
