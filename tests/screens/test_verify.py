"""The journal page: a sound journal says so, a changed one names its row and stops trading."""

from __future__ import annotations

from counter.desk import Desk
from counter.store.engine import sqlite
from tests.screens.hands import Opener, burst, rows, sign_in


async def test_a_sound_journal_says_so_and_shows_its_head(opened: Opener, desk: Desk) -> None:
    async with opened() as pilot:
        await sign_in(pilot)
        await burst(pilot, "bb", "<enter>")
        seen = "\n".join(rows(pilot.app))
    newest = desk.ask(
        lambda reader: reader.execute("SELECT hash FROM journal ORDER BY number DESC").fetchone()
    )
    assert "The journal holds" in seen
    assert newest["hash"][:40] in seen


async def test_a_changed_row_is_named(opened: Opener, desk: Desk) -> None:
    with sqlite.connect(desk.store.home.database) as by_hand:
        by_hand.execute("DROP TRIGGER journal_append_only_update")
        by_hand.execute("UPDATE journal SET at = '2020-01-01T00:00:00.000000Z' WHERE number = 2")
    by_hand.close()
    async with opened() as pilot:
        await sign_in(pilot)
        await burst(pilot, "bb", "<enter>")
        seen = "\n".join(rows(pilot.app))
    assert "Row 2 of T1 does not hold (the row was changed)" in seen


async def test_a_verb_typed_on_the_journal_page_starts_a_line(opened: Opener) -> None:
    async with opened() as pilot:
        await sign_in(pilot)
        await burst(pilot, "bb", "<enter>", "jy")
        assert "› jy" in rows(pilot.app)[22]
