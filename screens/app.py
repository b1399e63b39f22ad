"""The app: which page is open, who is signed in, which language is spoken."""

from __future__ import annotations

import asyncio
import signal
from datetime import datetime
from functools import partial
from time import monotonic
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.screen import Screen

from counter import words
from counter.actor import Actor
from counter.desk import Desk
from counter.ids import new_id
from counter.job import Command, Outcome, Topic
from counter.jobs.choose_language import ChooseLanguage
from counter.jobs.set_pin import SetPin
from counter.jobs.sign_in import SignIn
from counter.settings import Settings
from counter.words import N_
from screens import crash
from screens.base import Page
from screens.desk_thread import DeskThreads
from screens.errand import Errand, run
from screens.gate import GatedApp
from screens.lines import do_line
from screens.row_one import row_one
from screens.session import Session
from screens.widgets.status import StatusFacts

SMALLEST = (80, 24)
TOO_LONG = N_("This paste has {length} characters; nobody types that much. Nothing was used.")
QUIT = N_("Leave the program? What was typed and not committed is lost. y / n")
SIGN_OUT = N_("Sign out? What was typed and not committed is lost. y / n")
_LOOK_EVERY = 1.0


class CounterApp(GatedApp, inherit_bindings=False):
    """The counter on a terminal."""

    CSS_PATH = "theme.tcss"
    TITLE = "Express Counter"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    NOTIFICATION_TIMEOUT = 0
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, desk: Desk, settings: Settings | None = None, staff: str = "") -> None:
        super().__init__()
        self.theme = "ansi-dark"
        self.desk = desk
        self.settings = settings or Settings()
        self.first_staff = staff
        self.session: Session | None = None
        self.unsent = 0
        self.crash_note = ""
        self._signals = False
        self._kept = False
        self._minute = self.now().strftime("%H:%M")
        self.threads = DeskThreads(desk)

    # Starting and ending.

    def on_mount(self) -> None:
        """Open the sign-in page and watch the clock."""
        if self._signals:
            self.leave_on_signals()
        self.set_interval(_LOOK_EVERY, self._each_second)
        self.push_screen(self._sign_in_page(self.first_staff))

    def on_unmount(self) -> None:
        """Let go of the file."""
        self.threads.close()

    def run_on_terminal(self) -> int:
        """Run on the terminal of the process, without mouse; the exit code."""
        self._signals = True
        result = self.run(mouse=False)
        return result if result is not None else self.return_code or 0

    def leave_on_signals(self) -> None:
        """End in good order on SIGTERM and SIGHUP: the terminal is restored."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, partial(self.exit, return_code=128 + number))

    def quit_program(self) -> None:
        """Leave; with a question when work is open."""
        if any(page.work_is_open() for page in self.pages):
            page = self.pages[-1]
            page.question(QUIT, partial(self.exit, 0))
        else:
            self.exit(0)

    def _fatal_error(self) -> None:
        """Restore the terminal and keep a note; never print what was in memory."""
        error = self._exception
        if error is not None:
            self.crash_note = str(crash.note(error, self.desk.store.home.folder))
        self._close_messages_no_wait()

    # Pages.

    @property
    def pages(self) -> list[Page]:
        """The open pages, the one in front last."""
        return [screen for screen in self.screen_stack if isinstance(screen, Page)]

    def open_page(self, page: Page) -> None:
        """Show a page; an untouched one of its kind in front gives way."""
        front = self.screen
        if isinstance(front, type(page)) and not front.work_is_open():
            self.switch_screen(page)
        else:
            self.push_screen(page)

    def close_page(self, page: Page) -> None:
        """Close the page in front; the first page stays, it has nothing below."""
        if len(self.pages) > 1 and self.screen is page:
            self.pop_screen()

    def go_home(self) -> None:
        """Close every page above the first one."""
        for page in reversed(self.pages[1:]):
            if self.screen is page:
                self.pop_screen()

    def run_line(self, page: Page, text: str) -> None:
        """Do a line of the command bar."""
        do_line(self, page, text)

    # Who.

    @property
    def signed_in(self) -> Session:
        """The person at the keyboard."""
        if self.session is None:
            raise LookupError("nobody is signed in")
        return self.session

    def actor_of(self, command: Command) -> Actor:
        """Who sends a command: the person signed in, or the one who is signing in."""
        if isinstance(command, SignIn | SetPin) and self.session is None:
            return Actor.person(command.staff)
        return self.signed_in.actor

    def sign_in(self, session: Session, language: str) -> None:
        """Somebody has shown who they are: their language, and home."""
        from screens.registry import page_of

        self.session = session
        self._speak(language)
        self._keep_house()
        home = page_of("home")
        if home is not None:
            self.switch_screen(home())

    def _keep_house(self) -> None:
        """Begin the rounds with the first sign-in of a run on a terminal."""
        from screens.housekeeping import Housekeeping

        if self._signals and not self._kept:
            self._kept = True
            self.run_worker(
                Housekeeping(self).keep(), group="rounds", description="rounds",
                exit_on_error=False,
            )  # fmt: skip

    def sign_out(self) -> None:
        """Close everything and wait for the next person."""
        self.go_home()
        self.session = None
        self.switch_screen(self._sign_in_page(""))

    def ask_sign_out(self) -> None:
        """Sign out; with a question when work is open."""
        if any(page.work_is_open() for page in self.pages):
            self.pages[-1].question(SIGN_OUT, self.sign_out)
        else:
            self.sign_out()

    def lock_screen(self) -> None:
        """Take the content off the screen until the PIN is typed; the job stays as it is."""
        from screens.lock import LockPage

        if self.session is not None and not isinstance(self.screen, LockPage):
            self.push_screen(LockPage())

    def _sign_in_page(self, staff: str) -> Screen[None]:
        from screens.pages.sign_in import SignInPage

        return SignInPage((staff,) if staff else ())

    # Language.

    def switch_language(self, language: str = "") -> None:
        """Speak the other language, or the one named; remember it for the person."""
        others = [tag for tag in words.LANGUAGES if tag != words.language()]
        self._speak(language or others[0])
        if self.session is not None and self.pages:
            command = ChooseLanguage(job=new_id(), language=words.language())
            self.pages[-1].send(command, _nothing_more)

    def _speak(self, language: str) -> None:
        words.use(language)
        for screen in self.screen_stack:
            for widget in screen.walk_children():
                respeak = getattr(widget, "respeak", widget.refresh)
                respeak()
            if isinstance(screen, Page):
                screen.respoken()
                screen.show_status()

    # The desk.

    def at_desk(self, errand: Errand) -> None:
        """Do an errand in a thread of the desk; the answer comes to the page as a message."""
        work = run(errand, self.threads, self.publish)
        self.run_worker(work, group=errand.group, description=errand.group, exit_on_error=False)

    def publish(self, changed: frozenset[Topic]) -> None:
        """Pages whose topics changed look again."""
        for page in self.pages:
            if page.TOPICS & changed:
                page.look_again()
            page.show_status()

    # Row 1, the clock, the size.

    def status_of(self, title: str) -> StatusFacts:
        """What row 1 shows for a page."""
        return row_one(self.desk.outlet, title, self.session, self.now(), self.unsent)

    def now(self) -> datetime:
        """The time of the desk, in the outlet's zone."""
        return self.desk.clock.now().astimezone(self.desk.outlet.zone)

    def _each_second(self) -> None:
        shown = self.now().strftime("%H:%M")
        for page in self.pages[-1:]:
            page.show_status()
            if shown != self._minute and isinstance(self.screen, Page):
                page.minute_passed()
        self._minute = shown
        minutes = self.settings.security.lock_minutes
        if minutes > 0 and monotonic() - self.last_key > minutes * 60:
            self.lock_screen()

    def on_resize(self, event: events.Resize) -> None:
        """Under 80×24 one sentence stands there instead; enlarged, everything is as it was."""
        from screens.widgets.too_small import TooSmall

        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if small and not isinstance(self.screen, TooSmall):
            self.push_screen(TooSmall())
        elif not small and isinstance(self.screen, TooSmall):
            self.pop_screen()

    def paste_refused(self, length: int) -> None:
        """Say that a paste was too long to be meant."""
        for page in self.pages[-1:]:
            page.warn(TOO_LONG, length=length)

    # What Textual offers and a counter does not want.

    def copy_to_clipboard(self, text: str) -> None:
        """Nothing leaves by the terminal's clipboard: it may hold personal data."""

    def action_suspend_process(self) -> None:
        """No shell behind the counter."""

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """No browser."""


def _nothing_more(_outcome: Outcome) -> None:
    """The outcome shows itself."""
