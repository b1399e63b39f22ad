"""The list of values of a field: type to find, Enter takes, Esc leaves the field as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from counter.words import N_
from screens.widgets.field import Field, Look
from screens.widgets.table import Column, Row, Table
from screens.widgets.words import Words

FIND = N_("Find")
TEACH = N_("Type to find, ↑ ↓ choose, Enter takes, Esc leaves it as it was.")
NOTHING = N_("Nothing fits; delete a letter.")


@dataclass(frozen=True, slots=True)
class Value:
    """A value that a field can take: what is written into it, and what it means."""

    code: str
    meaning: str


class Values(ModalScreen[str | None]):
    """Gives the code that was taken, or None. `find` gives the values for what was typed."""

    DEFAULT_CSS = "Values { background: ansi_default; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f12,f3,f4", "leave", show=False),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("pagedown", "move(10)", show=False, priority=True),
        Binding("pageup", "move(-10)", show=False, priority=True),
    ]

    def __init__(self, title: str, find: Callable[[str], Sequence[Value]]) -> None:
        super().__init__()
        self.heading = title
        self.find = find

    def compose(self) -> ComposeResult:
        """Heading, what is looked for, what fits."""
        yield Words(self.heading, classes="strong")
        yield Field("find", FIND, look=Look(width=40, label_width=8))
        yield Table((Column("", 12), Column("", 0)), empty=NOTHING, headings=False, id="fitting")
        yield Words(TEACH, classes="strong")

    def on_mount(self) -> None:
        """Show all values."""
        table = self.query_one(Table)
        table.can_focus = False
        self._narrow("")

    def _narrow(self, text: str) -> None:
        rows = [Row(value.code, " ", (value.code, value.meaning)) for value in self.find(text)]
        table = self.query_one(Table)
        table.show(rows)

    @on(Field.Changed)
    def _typed(self, message: Field.Changed) -> None:
        message.stop()
        self._narrow(message.value)

    @on(Field.Done)
    def _taken(self, message: Field.Done) -> None:
        message.stop()
        row = self.query_one(Table).current
        if row is not None:
            self.dismiss(row.key)

    def on_key(self, event: events.Key) -> None:
        """`*` and `-` in the empty line leave, as everywhere."""
        if event.character in {"-", "－"} and not self.query_one("#find", Field).value:
            event.stop()
            self.action_leave()

    def action_move(self, rows: int) -> None:
        """Move the choice."""
        self.query_one(Table).action_move(rows)

    def action_leave(self) -> None:
        """Take nothing."""
        self.dismiss(None)


def among(values: Sequence[Value]) -> Callable[[str], Sequence[Value]]:
    """A finder over values that are at hand: those whose code or meaning holds the text."""

    def find(text: str) -> Sequence[Value]:
        wanted = text.strip().casefold()
        return [v for v in values if wanted in v.code.casefold() or wanted in v.meaning.casefold()]

    return find
