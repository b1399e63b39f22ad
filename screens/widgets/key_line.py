"""Row 24: the keys that work now, the most useful first; derived from the bindings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.segment import Segment
from rich.style import Style
from textual.binding import ActiveBinding, Binding
from textual.strip import Strip
from textual.widget import Widget

from counter.words import _
from screens import cells


class KeyLine(Widget):
    """Each key with its word, as many as there is room for."""

    DEFAULT_CSS = "KeyLine { height: 1; }"

    def __init__(self, offers: Callable[[str], bool]) -> None:
        super().__init__(id="keys")
        self._offers = offers
        self._shown: list[tuple[str, str]] = []

    def on_mount(self) -> None:
        """Follow the focus: a key may work in one field only."""
        self.screen.bindings_updated_signal.subscribe(self, self._look)

    def respeak(self) -> None:
        """The words in the language spoken now."""
        self._shown = []
        self._look(self.screen)

    def _look(self, _screen: object) -> None:
        """Paint only when other keys work than before."""
        found = keys_of(self.screen.active_bindings.values(), self._offers)
        if found != self._shown:
            self._shown = found
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Keys in bold, their words after them."""
        base, room = self.rich_style, self.size.width
        segments = []
        for key, word in self._shown:
            need = cells.width(key) + cells.width(word) + 3
            if need > room:
                continue
            room -= need
            segments += [Segment(f" {key} ", base + Style(bold=True)), Segment(f"{word} ", base)]
        return Strip([*segments, Segment(" " * room, base)])


def keys_of(
    bindings: Iterable[ActiveBinding], offers: Callable[[str], bool]
) -> list[tuple[str, str]]:
    """Key and translated word of each shown binding that the page offers, each action once.

    What a page can do of its own stands before what every page can do.
    """
    found: dict[str, tuple[str, str]] = {}
    for active in sorted(bindings, key=lambda one: (one.binding.id or "").startswith("page.")):
        binding = active.binding
        shown = binding.show and active.enabled and binding.description
        if shown and offers(binding.action):
            found.setdefault(binding.action, (shown_key(binding), _(binding.description)))
    return list(found.values())


def shown_key(binding: Binding) -> str:
    """A key as it is printed on the keyboard."""
    key = binding.key_display or binding.key
    if len(key) == 1:
        return key
    return key.upper() if key[:1] == "f" and key[1:].isdigit() else key.capitalize()
