"""What the program does by itself: it audits, watches and erases without a key being pressed."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from counter.auditing import is_halted
from counter.clock import StoppedClock
from counter.desk import Desk
from counter.store.engine import sqlite
from screens.app import CounterApp
from screens.housekeeping import Housekeeping, erase_due
from tests.screens.hands import Opener, sign_in


def kinds(desk: Desk) -> list[str]:
    """The kinds of all facts, oldest first."""
    found = desk.ask(lambda reader: reader.execute("SELECT kind FROM journal").fetchall())
    return [row["kind"] for row in found]


async def test_a_round_on_a_sound_outlet_writes_nothing(opened: Opener, desk: Desk) -> None:
    async with opened() as pilot:
        await sign_in(pilot)
        before = kinds(desk)
        assert isinstance(pilot.app, CounterApp)
        await Housekeeping(pilot.app).round()
        assert kinds(desk) == before


async def test_rounds_stop_while_trading_stands_still(opened: Opener, desk: Desk) -> None:
    with sqlite.connect(desk.store.home.database) as by_hand:
        by_hand.execute("DROP TRIGGER journal_append_only_update")
        by_hand.execute("UPDATE journal SET version = 2 WHERE number = 1")
    by_hand.close()
    async with opened() as pilot:
        assert isinstance(pilot.app, CounterApp)
        keeping = Housekeeping(pilot.app)
        audit = pilot.app.run_worker(keeping.keep(), group="rounds", exit_on_error=False)
        async with asyncio.timeout(20):
            while not is_halted(desk.store):
                await pilot.pause()
        audit.cancel()
    assert is_halted(desk.store)


def test_what_is_due_is_erased_in_the_name_of_the_system(desk: Desk) -> None:
    desk.clock = StoppedClock(datetime(2035, 1, 1, tzinfo=UTC))
    assert erase_due(desk) == 0
    assert "personal_data_erased" not in kinds(desk)
