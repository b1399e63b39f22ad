"""Scenario A2 through the screens: a phone enquiry, an old answer, a missed promise."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from counter.acceptance import Goods, Item, Party
from counter.actor import Actor
from counter.boot import open_desk
from counter.ids import new_id
from counter.jobs.ingest import Ingest
from counter.views.track import TrackView
from counter.watching import watch_round
from screens.track.page import TrackPage
from tariffs.weight import Dimensions
from tests.counter.orders import CLERK, a1, answer_of
from tests.counter.reading import kinds, rows
from tests.screens.at_counter import Clerk, SetClock, at_counter

NUMBER = "KD250922000117"
RECIPIENT = Party(
    name="方可", phone="138-0000-2208", place="上海市浦东新区", address="张江路200号3幢301室"
)
GOODS = Goods(
    contents=(Item(name="书"),),
    weight_kg=Decimal("1.3"),
    dims=Dimensions(Decimal(30), Decimal(20), Decimal(15)),
    insured=False,
)
# As the provider lists them: out of order.
EVENTS = (
    ("2025-09-23 08:10:00", "到达上海转运中心"),
    ("2025-09-22 21:30:00", "离开杭州转运中心"),
)


@pytest.fixture
def story(outlet: Path) -> Path:
    """Everything that happened before the telephone rings."""
    clock = SetClock("2025-09-22 16:40")
    desk = open_desk(outlet, clock)
    order = a1(recipient=RECIPIENT, goods=GOODS, product="EXP", waybill=NUMBER, tendered_fen=None)
    desk.do(replace(order, job=new_id()), CLERK)
    # Another parcel whose recipient's phone ends the same.
    other = replace(RECIPIENT, name="方明", phone="138-0001-2208")
    desk.do(a1(recipient=other, goods=GOODS, product="EXP", tendered_fen=None), CLERK)
    clock.set("2025-09-23 08:00")
    watch_round(desk)
    clock.set("2025-09-24 09:40")
    payload = json.dumps(answer_of(NUMBER, *EVENTS), ensure_ascii=False).encode()
    desk.do(Ingest(job=new_id(), provider="kuaidi100", payload=payload), Actor.remote("kuaidi100"))
    for at in ("2025-09-23 12:00", "2025-09-24 08:10"):
        clock.set(at)
        watch_round(desk)
    desk.store.close()
    return outlet


@asynccontextmanager
async def _calling(story: Path, language: str = "en") -> AsyncIterator[Clerk]:
    """The recipient is on the telephone."""
    async with at_counter(story, "2025-09-24 10:05", language=language) as clerk:
        yield clerk


def _view(clerk: Clerk) -> TrackView:
    assert isinstance(clerk.page, TrackPage)
    assert clerk.page.view is not None
    return clerk.page.view


async def test_the_watch_has_notified_opened_one_exception_and_appended_to_it(story: Path) -> None:
    async with _calling(story) as clerk:
        found = rows(
            clerk.desk,
            "SELECT kind, found_at, exception FROM findings WHERE waybill = ? ORDER BY found_at",
            NUMBER,
        )
        assert [(row["kind"], row["found_at"][:16]) for row in found] == [
            ("AT_RISK", "2025-09-23T00:00"),
            ("DELAYED", "2025-09-23T04:00"),
            ("STALLED", "2025-09-24T00:10"),
        ]
        assert found[0]["exception"] is None
        assert found[1]["exception"] == found[2]["exception"]
        ours = rows(clerk.desk, "SELECT id FROM exceptions WHERE waybill = ?", NUMBER)
        assert [row["id"] for row in ours] == [found[1]["exception"]]


async def test_last_four_digits_alone_give_a_list_with_masked_people(story: Path) -> None:
    async with _calling(story) as clerk:
        await clerk.line("t 2208")
        assert clerk.focus == "found"
        assert clerk.screen.count("方* 1******2208") == 2
        await clerk.types("<enter>")
        assert clerk.focus == "history"


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_last_four_and_name_open_the_parcel_with_everything_to_read(
    story: Path, language: str
) -> None:
    async with _calling(story, language) as clerk:
        await clerk.line("t 2208 方可")
        view, screen = _view(clerk), clerk.screen
        meaning = view.record.meaning
        assert meaning.parcel_status.value == "AT_HUB"
        assert "AT_HUB" in screen
        assert "! " in screen
        assert "22h05" in screen
        assert meaning.promise_state.by.total_seconds() == (22 * 60 + 5) * 60
        assert "25 " in screen.splitlines()[1]
        assert meaning.stale
        exception = next(found.exception for found in view.findings if found.exception)
        assert exception in screen
        assert "21.75" in screen
        lines = screen.splitlines()
        arrived, left = (
            next(number for number, line in enumerate(lines) if line.startswith(f"  {time}"))
            for time in ("09-23 08:10+08", "09-22 21:30+08")
        )
        assert arrived < left
        assert "10h40" in lines[left]
        said = next(line for line in lines if line.startswith(" » "))
        assert "上海转运中心" in said


async def test_the_sentence_is_shown_in_the_language_of_the_caller(story: Path) -> None:
    async with _calling(story) as clerk:
        await clerk.line(f"t {NUMBER}")
        assert "» Your parcel reached" in clerk.screen
        await clerk.types("l")
        assert "» 您的快递" in clerk.screen
        await clerk.types("l")
        assert "» Your parcel reached" in clerk.screen


async def test_a_late_parcel_needs_a_dated_promise_which_then_stands_on_the_home_list(
    story: Path,
) -> None:
    async with _calling(story) as clerk:
        before = len(kinds(clerk.desk))
        await clerk.line("t 2208 方可")
        await clerk.types("c", "2", "2", "<f10>")
        assert clerk.message.startswith("promise-needed")
        assert clerk.focus == "when"
        assert len(kinds(clerk.desk)) == before
        await clerk.types("15:00", "<f10>")
        assert kinds(clerk.desk)[before:] == ["contact_recorded", "customer_promised"]
        (contact,) = rows(clerk.desk, "SELECT * FROM contacts")
        assert (contact["channel"], contact["rings"], contact["passed"]) == ("phone", 2, 1)
        assert contact["staff"] == "E1001"
        (duty,) = rows(clerk.desk, "SELECT * FROM duties WHERE kind = 'promise'")
        assert (duty["due_at"], duty["owner"]) == ("2025-09-24T07:00:00.000000Z", "E1001")
        assert clerk.focus == "history"
        await clerk.types("<escape>")
        assert "15:00" in clerk.screen or "4h55" in clerk.screen


async def test_who_shows_only_one_thing_is_told_nothing_and_that_is_on_record(story: Path) -> None:
    async with _calling(story) as clerk:
        before = len(kinds(clerk.desk))
        await clerk.line("t 2208 方可")
        await clerk.types("c", "2", "<f10>")
        await clerk.types("<up>")
        name = clerk.page.query_one("#name")
        name.focus()
        await clerk.types("<ctrl+u>", "x", "<down>", "<ctrl+u>", "9999", "<f10>")
        assert clerk.message.startswith("identity-not-shown")
        assert kinds(clerk.desk)[before:] == ["contact_recorded"]
        assert rows(clerk.desk, "SELECT passed FROM contacts")[0]["passed"] == 0


async def test_the_compensation_hint_explains_itself(story: Path) -> None:
    async with _calling(story) as clerk:
        await clerk.line(f"t {NUMBER}")
        await clerk.types("?")
        assert "21.75 × 100 % = 21.75" in clerk.screen
        assert "/delay/late" in clerk.screen
