"""A field: its label, one line to type in, its unit. Focus is a reversed box, an error is words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from counter.safe_text import safe_text
from counter.words import N_, _
from screens import cells
from screens.keys import SIGNS
from screens.widgets.kinds import TEXT, Kind

REQUIRED = N_("This must be filled in.")


@dataclass(frozen=True, slots=True)
class Look:
    """How a field is laid out: cells for its label (margins included) and its box.

    `help` explains the field when somebody asks; `unit` stands after the box (the kind's when
    empty); `hidden` shows a dot for each character.
    """

    width: int = 20
    label_width: int = 10
    unit: str = ""
    help: str = ""
    limit: int = 200
    hidden: bool = False
    required: bool = False


class Field(Input, inherit_bindings=False):
    """One labelled line. Enter or Down goes on, Up goes back; `?` `*` `/` act while it is empty.

    It paints only its box when it is typed in. What is put into it from outside is made safe.
    """

    DEFAULT_CSS = "Field { height: 1; }"
    MARGIN: ClassVar[str] = " "
    ACTS: ClassVar[Mapping[str, str]] = SIGNS
    UNDERLINED: ClassVar[bool] = True
    cursor_blink = reactive(False, init=False)
    value = reactive("", init=False, repaint=False)
    selection = reactive(Selection.cursor(0), repaint=False)
    # Only keys that stay inside the line: nothing selects, and nothing reaches the clipboard.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, action, show=False)
        for key, action in (
            ("enter", "submit"),
            ("down", "go_on"),
            ("up", "go_back"),
            ("left", "cursor_left"),
            ("right", "cursor_right"),
            ("home", "home"),
            ("end", "end"),
            ("backspace", "delete_left"),
            ("delete", "delete_right"),
            ("ctrl+left", "cursor_left_word"),
            ("ctrl+right", "cursor_right_word"),
            ("ctrl+u", "delete_left_all"),
            ("ctrl+k", "delete_right_all"),
            ("ctrl+w", "delete_left_word"),
        )
    ]

    class Done(Message):
        """Enter was pressed in the field and its value is right."""

        def __init__(self, field: Field) -> None:
            super().__init__()
            self.field = field
            self.handled = False

        def stop(self, stop: bool = True) -> Field.Done:
            """Say that this page did what there was to do; otherwise the focus goes on."""
            self.handled = stop
            super().stop(stop)
            return self

        @property
        def control(self) -> Field:
            """The field, for `@on(Field.Done, "#weight")`."""
            return self.field

    def __init__(
        self,
        id: str,  # noqa: A002 - Textual's name
        label: str,
        kind: Kind = TEXT,
        look: Look | None = None,
        value: str = "",
    ) -> None:
        self.look = look or Look()
        self.label = label
        self.kind = kind
        super().__init__(
            safe_text(value), id=id, compact=True, select_on_focus=False, password=self.look.hidden
        )
        self.styles.width = self.look.label_width + self.look.width + self._unit_cells()

    # What a page asks of a field.

    def problem(self) -> str:
        """What is wrong with the value, in the reader's language; empty when it is right."""
        if not self.value.strip():
            return _(REQUIRED) if self.look.required else ""
        fault = self.kind.fault(self.value.strip())
        return _(fault) if fault else ""

    def respeak(self) -> None:
        """Paint again in the language spoken now."""
        self.styles.width = self.look.label_width + self.look.width + self._unit_cells()
        self.refresh()

    # Typing.

    def validate_value(self, value: str) -> str:
        """Nothing that a terminal would obey gets into a field, whoever puts it there."""
        return safe_text(value, limit=2000)

    def validate(self, value: str) -> None:
        """Textual's validators are not used: a kind says what is wrong, when Enter is pressed."""

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text in the place of a part of the value; what the kind does not take is left out.

        A text of several characters (a scan, a paste) keeps those that fit.
        """
        start, end = sorted((max(0, start), min(len(self.value), end)))
        before, after = self.value[:start], self.value[end:]
        kept = ""
        for sign in self.kind.cleaned(safe_text(text)):
            if self._takes(before + kept + sign + after):
                kept += sign
        self.value = before + kept + after
        self.cursor_position = start + len(kept)

    def _takes(self, value: str) -> bool:
        if len(value) > self.look.limit:
            return False
        return self.kind.accepts is None or bool(
            re.fullmatch(self.kind.accepts, value, re.ASCII | re.IGNORECASE)
        )

    async def _on_key(self, event: events.Key) -> None:
        """The three signs that are commands while the field is empty; else a character."""
        action = self.ACTS.get(event.character or "")
        if action is not None and not self.value:
            event.stop()
            event.prevent_default()
            await self.run_action(f"screen.{action}")

    def _on_paste(self, event: events.Paste) -> None:
        """A pasted text goes where the cursor is."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(event.text)

    async def action_submit(self) -> None:
        """Enter: go on when the value is right, say what is wrong otherwise."""
        problem = self.problem()
        if problem:
            self.post_message(Wrong(self, problem))
        else:
            self.post_message(self.Done(self))

    def action_go_on(self) -> None:
        """Down: the next field, whatever stands in this one."""
        self.screen.focus_next()

    def action_go_back(self) -> None:
        """Up: the field before."""
        self.screen.focus_previous()

    # Painting.

    def _watch_value(self, value: str) -> None:
        super()._watch_value(value)
        self._paint_box()

    def _watch_selection(self, selection: Selection) -> None:
        if self.is_mounted and self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset
            self._paint_box()

    @property
    def content_width(self) -> int:
        """As wide as it is: the text moves inside the box, the widget never scrolls."""
        return 1

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the cursor stands on the screen, for input methods that open beside it."""
        x, y, _width, _height = self.content_region
        _text, at = self._window()
        return Offset(x + self.look.label_width + at, y)

    def _paint_box(self) -> None:
        self.refresh(Region(self.look.label_width, 0, self.look.width, 1))

    def _window(self) -> tuple[str, int]:
        """The part of the value that the box shows, and the cell of the cursor in it."""
        shown = "•" * len(self.value) if self.look.hidden else self.value
        at, box = self.cursor_position, self.look.width
        start = 0
        while cells.width(shown[start:at]) > box - 1:
            start += 1
        part = shown[start:]
        while cells.width(part) > box:
            part = part[:-1]
        return part, cells.width(shown[start:at])

    def render_line(self, y: int) -> Strip:
        """Label, box and unit; the box alone changes while somebody types."""
        look = self.look
        if y:
            return Strip.blank(self.size.width)
        base = self.rich_style
        strip = Strip(
            [
                Segment(cells.left(self.MARGIN + _(self.label), look.label_width - 1) + " ", base),
                *self._box(base),
                Segment(self._unit_text(), base),
            ]
        )
        return strip.adjust_cell_length(self.size.width, base)

    def _box(self, base: Style) -> list[Segment]:
        text, at = self._window()
        if not self.has_focus:
            fill = cells.right if self.kind.right else cells.left
            shown = cells.cut(
                "•" * len(self.value) if self.look.hidden else self.value, self.look.width
            )
            style = base + Style(underline=self.UNDERLINED)
            return [Segment(fill(shown, self.look.width), style)]
        reversed_ = base + Style(reverse=True)
        index, seen = 0, 0
        while index < len(text) and seen < at:
            seen += cells.width(text[index])
            index += 1
        under = text[index : index + 1] or " "
        rest = text[index + 1 :]
        blank = self.look.width - cells.width(text[:index] + under + rest)
        parts = ((text[:index], reversed_), (under, base + Style(underline=True)))
        tail = (rest + " " * max(0, blank), reversed_)
        return [Segment(part, style) for part, style in (*parts, tail) if part]

    def _unit_text(self) -> str:
        unit = self.look.unit or self.kind.unit
        return " " + safe_text(_(unit), limit=20) if unit else ""

    def _unit_cells(self) -> int:
        return cells.width(self._unit_text())


class Wrong(Message):
    """A field was left with Enter and its value is not right."""

    def __init__(self, field: Field, problem: str) -> None:
        super().__init__()
        self.field = field
        self.problem = problem
