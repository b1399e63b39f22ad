"""The tracking page: what a number means, what is doubtful, what to do next."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counter.actor import Actor
from counter.ids import new_id
from counter.jobs.ingest import Ingest
from screens.track.history import EventSheet
from screens.track.page import TrackPage
from screens.widgets.values import Values
from tests.counter.orders import CLERK, a1, answer_of, plain
from tests.counter.reading import kinds, rows
from tests.screens.at_counter import Clerk, at_counter

DATA = Path(__file__).parents[1] / "tracking" / "data"


def ingest(clerk: Clerk, provider: str, payload: bytes) -> str:
    """Take a provider's answer in; the first number in it."""
    command = Ingest(job=new_id(), provider=provider, payload=payload)
    outcome = clerk.desk.do(command, Actor.remote(provider))
    numbers = outcome.facts["numbers"]
    assert isinstance(numbers, list)
    return str(numbers[0])


def page(clerk: Clerk) -> TrackPage:
    assert isinstance(clerk.page, TrackPage)
    return clerk.page


def taken_in(clerk: Clerk) -> str:
    return str(clerk.desk.do(plain(), CLERK).facts["waybill"])


async def test_our_own_parcel_shows_status_promise_and_what_to_say(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        number = taken_in(clerk)
        await clerk.line(f"t {number}")
        assert "ACCEPTED" in clerk.screen
        assert "our own waybill" in clerk.screen
        assert "only our own events" in clerk.screen
        assert "Thu 25 Sep 20:00" in clerk.screen
        assert "» We have had your parcel" in clerk.screen
        assert "沈** 1******1101 → 方* 1******2208" in clerk.screen
        assert "09-22 15:05+08" in clerk.screen


async def test_a_number_typed_alone_in_the_bar_is_tracked(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        number = taken_in(clerk)
        await clerk.fills(number)
        assert page(clerk).view is not None
        assert clerk.value("number") == number


@pytest.mark.parametrize("digits", [4, 6, 8])
async def test_the_last_digits_of_the_number_find_it(outlet: Path, digits: int) -> None:
    async with at_counter(outlet) as clerk:
        number = taken_in(clerk)
        await clerk.line(f"t {number[-digits:]}")
        assert clerk.value("number") == number


@pytest.mark.parametrize(
    ("given", "code"),
    [("KD999999999999", "number-unknown"), ("EB000717618GB", "number-"), ("9999 无人", "")],
)
async def test_what_nobody_knows_is_said_and_the_cursor_stays(
    outlet: Path, given: str, code: str
) -> None:
    async with at_counter(outlet) as clerk:
        await clerk.line("t")
        await clerk.fills(given)
        assert code in clerk.message
        assert clerk.message
        assert clerk.focus == "number"
        assert page(clerk).view is None


async def test_another_carriers_parcel_shows_its_own_words_and_code(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        payload = (DATA / "kuaidi100" / "state_number.json").read_bytes()
        number = ingest(clerk, "kuaidi100", payload)
        await clerk.line(f"t {number}")
        assert "out_for_delivery" in clerk.screen
        assert "kuaidi100" in clerk.screen
        assert "到达【上" in clerk.screen
        await clerk.types("<enter>")
        assert isinstance(clerk.app.screen, EventSheet)
        assert "到达【上海转运中心】" in clerk.screen


async def test_a_time_whose_zone_is_unknown_is_marked(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        payload = (DATA / "dhl" / "oldest_first_no_status.json").read_bytes()
        number = ingest(clerk, "dhl", payload)
        await clerk.line(f"t {number}")
        view = page(clerk).view
        assert view is not None
        doubtful = [step for step in view.steps if step.event.time.utc is None]
        marked = [line for line in clerk.screen.splitlines() if line.startswith("? ")]
        assert len(marked) == len(doubtful) > 0


async def test_an_unknown_code_stays_unknown(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        payload = (DATA / "kuaidi100" / "unknown_state.json").read_bytes()
        number = ingest(clerk, "kuaidi100", payload)
        await clerk.line(f"t {number}")
        assert "pending" in clerk.screen
        assert "code not recognised" in clerk.screen


async def test_old_data_says_its_age(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        payload = (DATA / "kuaidi100" / "state_number.json").read_bytes()
        number = ingest(clerk, "kuaidi100", payload)
        await clerk.line(f"t {number}")
        assert "~" not in clerk.screen.splitlines()[1]
        clerk.clock.set("2025-09-22 15:30")
        page(clerk).minute_passed()
        await clerk.rest()
        assert "~ data 25 min old" in clerk.screen


async def test_a_phone_number_in_a_carriers_text_is_masked(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        text = "【杭州市】快递员 王五 13800001234 正在为您派件"
        answer = answer_of("YT9876543210987", ("2025-09-22 09:00:00", text), state="5")
        number = ingest(clerk, "kuaidi100", json.dumps(answer).encode())
        await clerk.line(f"t {number}")
        seen = clerk.screen
        await clerk.types("<enter>")
        seen += clerk.screen
        assert "13800001234" not in seen
        assert "1******1234" in seen


async def test_hostile_words_of_a_provider_are_shown_as_text(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        text = "\x1b]52;c;aGk=\x07[@click=app.quit]到达[/nope]"
        answer = answer_of("YT9876543210987", ("2025-09-22 09:00:00", text))
        number = ingest(clerk, "kuaidi100", json.dumps(answer).encode())
        await clerk.line(f"t {number}")
        await clerk.types("<enter>")
        assert "\x1b" not in clerk.screen
        assert "[@click=app.quit]" in clerk.screen


async def test_contradictions_are_flagged(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        for path in sorted((DATA / "kuaidi100").glob("*.json")):
            ingest_any(clerk, path.read_bytes())
        odd = rows(clerk.desk, "SELECT number FROM shipments WHERE contradictions <> '[]'")
        assert odd
        await clerk.line(f"t {odd[0]['number']}")
        assert "? Doubtful" in clerk.screen


def ingest_any(clerk: Clerk, payload: bytes) -> None:
    command = Ingest(job=new_id(), provider="kuaidi100", payload=payload)
    clerk.desk.do(command, Actor.remote("kuaidi100"))


async def test_a_duty_is_finished_with_d_and_a_yes(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        number = taken_in(clerk)
        await clerk.line(f"t {number}")
        await clerk.types("c", "2", "<f10>")
        assert clerk.message.startswith("identity-not-shown")
        page(clerk).field("name").value = "方可"
        page(clerk).field("phone4").value = "2208"
        page(clerk).field("when").value = "16:00"
        page(clerk).field("promise").value = "回电"
        await clerk.types("<f10>")
        assert "To do: promised call" in clerk.screen
        before = len(kinds(clerk.desk))
        await clerk.types("d")
        assert "promised call" in clerk.screen.splitlines()[21]
        await clerk.types("y")
        assert kinds(clerk.desk)[before:] == ["duty_done"]
        assert "To do: promised call" not in clerk.screen


@pytest.mark.parametrize(
    ("text", "problem"), [("25:00", True), ("14:00", False), ("9月", True), ("+1 10:00", False)]
)
async def test_a_call_back_time_is_read_or_said_to_be_wrong(
    outlet: Path, text: str, problem: bool
) -> None:
    async with at_counter(outlet) as clerk:
        number = taken_in(clerk)
        await clerk.line(f"t {number}")
        before = len(kinds(clerk.desk))
        await clerk.types("c", "2")
        page(clerk).field("name").value = "方可"
        page(clerk).field("phone4").value = "2208"
        page(clerk).field("when").value = text
        page(clerk).field("promise").value = "回电"
        await clerk.types("<f10>")
        if problem:
            assert "A time such as" in clerk.message
        elif text == "14:00":
            assert clerk.message.startswith("promise-past")
        else:
            assert kinds(clerk.desk)[before:] == ["contact_recorded", "customer_promised"]


async def test_p_prints_a_numbered_copy_after_the_original(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        number = taken_in(clerk)
        await clerk.line(f"t {number}")
        await clerk.types("p", "p")
        assert "Printed to" in clerk.message
        (receipt,) = rows(clerk.desk, "SELECT copies FROM receipts WHERE waybill = ?", number)
        assert receipt["copies"] == 2


async def test_another_carriers_parcel_has_no_enquiry_here(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        payload = (DATA / "kuaidi100" / "state_number.json").read_bytes()
        number = ingest(clerk, "kuaidi100", payload)
        await clerk.line(f"t {number}")
        await clerk.types("c")
        assert clerk.message.startswith("parcel-unknown")


async def test_the_list_masks_everybody_and_enter_opens(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        clerk.desk.do(a1(), CLERK)
        clerk.desk.do(plain(), CLERK)
        await clerk.line("t 1101")
        assert "2 parcels fit" in clerk.message
        assert "沈雨桐" not in clerk.screen
        await clerk.types("<down>", "<enter>")
        assert page(clerk).view is not None


async def test_a_late_parcel_says_why_and_several_duties_are_chosen_from_a_list(
    outlet: Path,
) -> None:
    from counter.watching import watch_round

    async with at_counter(outlet) as clerk:
        number = taken_in(clerk)
        clerk.clock.set("2025-09-25 17:00")
        watch_round(clerk.desk)
        clerk.clock.set("2025-09-25 20:00")
        watch_round(clerk.desk)
        clerk.clock.set("2025-09-25 21:00")
        await clerk.line(f"t {number}")
        assert "! 1h00 late" in clerk.screen
        await clerk.types("?")
        assert "= 15.00" in clerk.screen
        await clerk.types("<escape>", "d")
        assert isinstance(clerk.app.screen, Values)
