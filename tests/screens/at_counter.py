"""A clerk at the counter for tests: the app over a demo outlet, with a clock that can be set."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot

from counter import words
from counter.actor import Role
from counter.boot import open_desk
from counter.desk import Desk
from counter.settings import Print, Settings
from screens.app import CounterApp
from screens.base import Page
from screens.session import Session
from screens.widgets.field import Field
from screens.widgets.message import MessageLine
from tests.counter.orders import local
from tests.screens.hands import burst, rows, settle

# The PIN of the demo clerk, as the README prints it.
PIN = "246810"


class SetClock:
    """A clock that stands where it was set last."""

    def __init__(self, at: str) -> None:
        self.set(at)

    def set(self, at: str) -> None:
        """Set it to a time of Hangzhou such as `2025-09-22 15:05`."""
        self.at = local(at)

    def now(self) -> datetime:
        """Where it stands, in UTC."""
        return self.at.astimezone(UTC)


@dataclass
class Clerk:
    """The clerk E1001 in front of the screen."""

    pilot: Pilot[int]
    desk: Desk
    clock: SetClock

    @property
    def app(self) -> CounterApp:
        """The program."""
        assert isinstance(self.pilot.app, CounterApp)
        return self.pilot.app

    @property
    def page(self) -> Page:
        """The page in front."""
        return self.app.pages[-1]

    @property
    def screen(self) -> str:
        """What stands on the screen."""
        return "\n".join(rows(self.app))

    @property
    def message(self) -> str:
        """What the message line says, uncut."""
        return self.app.screen.query_one(MessageLine).text

    @property
    def focus(self) -> str:
        """The id of what has the focus."""
        return str(self.app.focused.id) if self.app.focused else ""

    def value(self, name: str) -> str:
        """What stands in a field."""
        return self.page.query_one(f"#{name}", Field).value

    async def types(self, *keys: str) -> None:
        """Type, key by key, as people do; `<f10>` is a key by name."""
        for key in keys:
            await burst(self.pilot, key)

    async def line(self, text: str) -> None:
        """Type a line into the command bar."""
        await burst(self.pilot, "<ctrl+g>", text, "<enter>")

    async def fills(self, *texts: str) -> None:
        """Type texts, each followed by Enter."""
        for text in texts:
            await burst(self.pilot, text, "<enter>")

    async def rest(self) -> None:
        """Wait until nothing moves."""
        await settle(self.pilot)


@asynccontextmanager
async def at_counter(
    folder: Path, at: str = "2025-09-22 15:05", *, language: str = "en"
) -> AsyncIterator[Clerk]:
    """The clerk signed in, at 80×24, in a language; receipts go to a folder beside the home."""
    before, clock = words.language(), SetClock(at)
    desk = open_desk(folder, clock)
    settings = Settings(print=Print(receipt=str(folder.parent / "slips")))
    app = CounterApp(desk, settings)
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            clerk = Clerk(pilot, desk, clock)
            app.sign_in(Session("E1001", "林晓", Role.CLERK), language)
            await clerk.rest()
            yield clerk
    finally:
        words.use(before)
        desk.store.close()
