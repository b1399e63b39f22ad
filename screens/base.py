"""The page: the frame that all pages share, and their ways to the desk.

A page yields its `body`, sends commands, asks views, and is told the answers. Rows: status, 20 rows
of body, message, command bar, keys.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from counter.job import Topic
from counter.safe_text import safe_text
from counter.words import N_, _
from screens.at_the_desk import AtTheDesk
from screens.keys import PAGE_KEYS, SIGNS
from screens.widgets.command_bar import CommandBar
from screens.widgets.field import Field, Wrong
from screens.widgets.key_line import KeyLine
from screens.widgets.message import MessageLine
from screens.widgets.status import StatusLine

if TYPE_CHECKING:
    pass

T = TypeVar("T")

UNSAVED = N_("Leave {title} and lose what was typed? y / n")
NO_VALUES = N_("There is no list of values for this field.")
NO_COMMIT = N_("There is nothing to commit here.")


class Page(AtTheDesk, inherit_bindings=False):
    """One job, everything it needs on one screen.

    Subclasses give `VERB` (the verb of `counter.line` that opens the page), `TITLE` and `HELP`
    (marked with `N_`), `TOPICS` (when an outcome changes one, `look_again` is called), and `body`.
    """

    VERB: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    HELP: ClassVar[str] = ""
    TOPICS: ClassVar[frozenset[Topic]] = frozenset()
    TYPE_TO_BAR: ClassVar[bool] = False
    # Verbs that the command bar may do here; None is all of them.
    VERBS: ClassVar[frozenset[str] | None] = None
    AUTO_FOCUS = "#body Field, #body Check, #body Table"
    BINDINGS: ClassVar[list[BindingType]] = list(PAGE_KEYS)

    def __init__(self, words: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.words = words

    # For subclasses.

    def body(self) -> ComposeResult:
        """The widgets of the job."""
        yield from ()

    def look_again(self) -> None:
        """Ask the views again: an outcome changed one of the page's topics."""

    def work_is_open(self) -> bool:
        """Whether leaving would lose something that was typed."""
        return False

    def commit(self) -> None:
        """F10: do the job."""
        self.say(NO_COMMIT)

    def values_for(self, field: Field) -> None:
        """F4: show the list of values of a field (`screens.widgets.values`)."""
        self.say(NO_VALUES)

    def respoken(self) -> None:
        """The language was changed; repaint what the page wrote itself."""

    def minute_passed(self) -> None:
        """The clock shows another minute."""

    def take_line(self, text: str) -> bool:
        """A line of the command bar that means something of its own here; True when it did."""
        return False

    def offers(self, action: str) -> bool:
        """Whether the bottom row shows the key of an action: only where it does something."""
        kind = type(self)
        if action == "commit":
            return kind.commit is not Page.commit
        if action == "values":
            return kind.values_for is not Page.values_for
        if action in {"back", "leave"}:
            return len(self.program.pages) > 1
        return True

    # What pages use.

    def question(self, source: str, then: Callable[[], None], **facts: object) -> None:
        """Ask y or n about what cannot be taken back; `then` runs on yes."""
        from screens.widgets.question import Question

        def answered(yes: bool | None) -> None:
            if yes:
                then()

        self.app.push_screen(Question(source, facts), answered)

    @property
    def bar(self) -> CommandBar:
        """The command bar."""
        return self.query_one(CommandBar)

    # For the gate.

    def show_waiting(self, count: int) -> None:
        """Show how many keys wait."""
        for bar in self.query(CommandBar):
            bar.show_waiting(count)

    # The frame and the keys.

    def compose(self) -> ComposeResult:
        """The frame around the body."""
        yield StatusLine()
        with Vertical(id="body"):
            yield from self.body()
        yield MessageLine()
        yield CommandBar()
        yield KeyLine(self.offers)

    def on_mount(self) -> None:
        """Show who and where."""
        self.show_status()

    def on_screen_resume(self) -> None:
        """Show who and where, as they are now."""
        self.show_status()

    def show_status(self) -> None:
        """Bring row 1 up to date."""
        # A page that has just been pushed is resumed before its widgets are there.
        for line in self.query(StatusLine):
            line.show(self.program.status_of(self.TITLE))

    @on(Wrong)
    def _wrong(self, message: Wrong) -> None:
        """Say why a field is wrong; the cursor is there, nothing typed is cleared."""
        self.warn("{problem}", problem=message.problem)
        message.field.focus()

    @on(Field.Done)
    def _go_on(self, message: Field.Done) -> None:
        """Enter in a field: the next one, unless the page stopped the message."""
        if not message.handled:
            self.message.clear()
            self.focus_next()

    @on(CommandBar.Given)
    def _given(self, message: CommandBar.Given) -> None:
        if not self.take_line(message.text):
            self.program.run_line(self, message.text)

    async def on_key(self, event: events.Key) -> None:
        """Where no field has the focus: the three signs, and letters that start a line."""
        sign = event.character
        if not sign or not sign.isprintable() or event.key in self.active_bindings:
            return
        if sign in SIGNS:
            event.stop()
            await self.run_action(f"screen.{SIGNS[sign]}")
        elif self.TYPE_TO_BAR and not isinstance(self.focused, Field):
            event.stop()
            self.bar.open(safe_text(sign))

    def action_help(self) -> None:
        """F1: what the page and the field are for, and every key."""
        from screens.widgets.help import HelpSheet

        field = self.focused if isinstance(self.focused, Field) else None
        self.app.push_screen(HelpSheet(self, field))

    def action_leave(self) -> None:
        """F3: home, asking first when work is open."""
        self._unless_open(self.program.go_home)

    def action_values(self) -> None:
        """F4: the values of the field with the focus."""
        field = self.focused if isinstance(self.focused, Field) else None
        if field is self.bar.line:
            came_from = self.bar.came_from
            field = came_from if isinstance(came_from, Field) else None
        if field is None:
            self.say(NO_VALUES)
        else:
            self.values_for(field)

    def action_commit(self) -> None:
        """F10: do the job."""
        self.commit()

    def action_back(self) -> None:
        """F12 or Esc: one step back, asking first when work is open."""
        if self.bar.line.has_focus:
            self.bar.close()
        else:
            self._unless_open(self.step_back)

    def step_back(self) -> None:
        """Close this page; the one below it appears as it was."""
        self.program.close_page(self)

    def action_command(self) -> None:
        """`/` or Ctrl+G: the command bar."""
        self.bar.open()

    def action_language(self) -> None:
        """F9: the other language, at once, with everything typed kept."""
        self.program.switch_language()

    def _unless_open(self, then: Callable[[], None]) -> None:
        if self.work_is_open():
            self.question(UNSAVED, then, title=_(self.TITLE))
        else:
            then()
