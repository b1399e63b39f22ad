"""A desk on a real file, an app in front of it, and hands that wait for the gate."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from counter import words
from counter.actor import Actor, Role
from counter.boot import make_home, open_desk
from counter.clock import StoppedClock
from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.add_staff import AddStaff
from counter.outlet import Kind, Outlet
from screens.app import CounterApp
from screens.session import Session
from tests.screens.hands import PIN, Opener, settle

AT = datetime(2025, 9, 24, 2, 42, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = words.language()
    words.use("en")
    yield
    words.use(before)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The desk of a demo outlet with a clerk E1001 and a newcomer E1002 with a PIN for once."""
    outlet = Outlet(
        "01930000-0000-7000-8000-000000000001", "HZ-WS01", "文三路营业部", "330106",
        "Asia/Shanghai", "T1", Kind.DEMO,
    )  # fmt: skip
    home = make_home(tmp_path / "home", outlet)
    desk = open_desk(home.folder, StoppedClock(AT))
    for staff, once in (("E1001", False), ("E1002", True)):
        command = AddStaff(
            job=new_id(),
            staff=staff,
            name="林晓",
            role=Role.CLERK,
            language="en",
            pin=PIN,
            one_time=once,
        )
        desk.do(command, Actor.system("test"))
    return desk


@pytest.fixture
def session() -> Session:
    """The clerk at the keyboard."""
    return Session("E1001", "林晓", Role.CLERK)


@pytest.fixture
def opened(desk: Desk) -> Opener:
    """Opens the app at 80×24, or the size given, for a block."""

    @asynccontextmanager
    async def open_app(
        size: tuple[int, int] = (80, 24), staff: str = ""
    ) -> AsyncIterator[Pilot[int]]:
        app = CounterApp(desk, staff=staff)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot

    return open_app
