"""When the journal does not hold, trading stops for every program until it does again (H6)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counter.actor import Actor
from counter.auditing import audit
from counter.boot import open_desk
from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.choose_language import ChooseLanguage
from counter.refusal import Fault
from counter.store.engine import sqlite

CLERK = Actor.person("E1001")


def choose(desk: Desk) -> None:
    """Any write will do."""
    desk.do(ChooseLanguage(job=new_id(), language="en"), CLERK)


def change_by_hand(folder: Path, number: int) -> None:
    """What somebody with a database tool does: drop the triggers, change a row."""
    with sqlite.connect(folder / "counter.db") as by_hand:
        by_hand.execute("DROP TRIGGER journal_append_only_update")
        by_hand.execute(
            "UPDATE journal SET body = replace(body, ':', ': ') WHERE number = ?", (number,)
        )
    by_hand.close()


def test_a_sound_journal_lets_trading_go_on(desk: Desk) -> None:
    assert audit(desk.store).good
    choose(desk)


def test_a_row_changed_by_hand_stops_trading_for_every_program(desk: Desk) -> None:
    choose(desk)
    change_by_hand(desk.store.home.folder, 2)
    verdict = audit(desk.store)
    assert verdict.bad is not None
    assert (verdict.bad.number, verdict.bad.why) == (2, "row-changed")
    another = open_desk(desk.store.home.folder)
    with pytest.raises(Fault) as said:
        choose(another)
    another.store.close()
    assert said.value.code == "journal-bad-row"
    assert said.value.facts["number"] == 2


def test_nothing_is_chained_to_a_newest_row_that_was_changed(desk: Desk) -> None:
    choose(desk)
    newest = desk.ask(lambda reader: reader.execute("SELECT max(number) FROM journal").fetchone())
    change_by_hand(desk.store.home.folder, newest[0])
    with pytest.raises(Fault, match="journal-bad-row"):
        choose(desk)


def test_a_table_that_is_not_what_the_journal_says_stops_trading(desk: Desk) -> None:
    with sqlite.connect(desk.store.home.database) as by_hand:
        by_hand.execute("UPDATE number_blocks SET next = next + 1 WHERE kind = 'issued'")
    by_hand.close()
    verdict = audit(desk.store)
    assert (verdict.bad, verdict.table) == (None, "number_blocks")
    with pytest.raises(Fault, match="journal-bad-row"):
        choose(desk)


def test_trading_goes_on_once_the_journal_holds_again(desk: Desk) -> None:
    desk.store.home.halted.write_text(json.dumps(["T", 7, "row-changed"]), encoding="utf-8")
    with pytest.raises(Fault):
        choose(desk)
    assert audit(desk.store).good
    choose(desk)


@pytest.mark.parametrize("mark", ["", "[]", "not json", '["T"]'])
def test_a_mark_that_cannot_be_read_stops_trading_all_the_same(desk: Desk, mark: str) -> None:
    desk.store.home.halted.write_text(mark, encoding="utf-8")
    with pytest.raises(Fault, match="journal-bad-row"):
        choose(desk)
