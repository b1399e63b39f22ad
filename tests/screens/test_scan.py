"""A scan never lands in a form: it is shown in a strip, and the form keeps its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.intake.page import IntakePage
from screens.scan import plausible
from screens.track.page import TrackPage
from screens.widgets.scan_strip import ScanStrip
from tests.counter.orders import CLERK, plain
from tests.counter.reading import rows
from tests.screens.at_counter import Clerk, at_counter
from tests.screens.hands import burst

LABEL = "KD250922000117"


async def scan(clerk: Clerk, number: str) -> None:
    """All at once, with Enter behind it, as a scanner does."""
    await burst(clerk.pilot, number, "<enter>")


@pytest.mark.parametrize(
    "field", ["to", "weight", "declared", "sender_name", "sender_phone", "contents", "cash"]
)
async def test_a_scan_into_a_field_leaves_its_text_and_shows_the_strip(
    outlet: Path, field: str
) -> None:
    async with at_counter(outlet) as clerk:
        number = str(clerk.desk.do(plain(), CLERK).facts["waybill"])
        await clerk.line("a 成都武侯 4.2")
        page = clerk.page
        assert isinstance(page, IntakePage)
        page.part(field).focus()
        await clerk.rest()
        await clerk.types("1", "<end>")
        before = page.form().texts
        await scan(clerk, number)
        assert isinstance(clerk.app.screen, ScanStrip)
        assert f"SCAN {number}" in clerk.screen
        assert "Accepted" in clerk.screen
        assert page.form().texts == before
        await clerk.types("<escape>")
        assert clerk.focus == field
        assert page.form().texts == before


@pytest.mark.parametrize("place", ["insured", "goods", "product", "inspection", "closing"])
async def test_a_scan_over_a_choice_or_the_closing_line_does_nothing_there(
    outlet: Path, place: str
) -> None:
    async with at_counter(outlet) as clerk:
        await clerk.line("a 成都武侯 4.2")
        page = clerk.page
        assert isinstance(page, IntakePage)
        page.part(place).focus()
        await clerk.rest()
        before = page.form().texts
        await scan(clerk, LABEL)
        assert isinstance(clerk.app.screen, ScanStrip)
        assert page.form().texts == before
        assert rows(clerk.desk, "SELECT * FROM parcels") == []


async def test_g_goes_to_the_parcel_and_back_is_the_form(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        number = str(clerk.desk.do(plain(), CLERK).facts["waybill"])
        await clerk.line("a 成都武侯 4.2")
        await scan(clerk, number)
        await clerk.types("g")
        assert isinstance(clerk.page, TrackPage)
        assert clerk.value("number") == number
        await clerk.types("<escape>")
        assert isinstance(clerk.page, IntakePage)
        assert clerk.value("weight") == "4.2"


async def test_typing_on_closes_the_strip_and_loses_nothing(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        await clerk.line("a 成都武侯 4.2")
        assert clerk.focus == "size"
        await clerk.types("5", "<end>")
        await scan(clerk, LABEL)
        await burst(clerk.pilot, "0x40x30")
        assert clerk.value("size") == "50x40x30"


async def test_a_label_scanned_into_its_field_is_typed_there(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        await clerk.line("a 成都武侯 4.2")
        assert isinstance(clerk.page, IntakePage)
        clerk.page.part("label").focus()
        await clerk.rest()
        await scan(clerk, LABEL)
        assert clerk.value("label") == LABEL


async def test_a_scan_on_the_home_page_tracks(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        number = str(clerk.desk.do(plain(), CLERK).facts["waybill"])
        await scan(clerk, number)
        assert isinstance(clerk.page, TrackPage)


async def test_a_scan_on_the_tracking_page_opens_the_next_one(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        first = str(clerk.desk.do(plain(), CLERK).facts["waybill"])
        second = str(clerk.desk.do(plain(), CLERK).facts["waybill"])
        await scan(clerk, first)
        await scan(clerk, second)
        assert clerk.value("number") == second


async def test_typing_at_the_speed_of_people_is_never_taken_for_a_scan(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        await clerk.line("a")
        for sign in LABEL:
            await clerk.types(sign)
        assert clerk.value("to") == LABEL


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        (LABEL, True),
        ("EB000717618HK", True),
        ("EB000717619HK", False),
        ("SF1234567890123", True),
        ("138-0000-1101", False),
        ("13800001101", False),
        ("yL02138-0000-1101", False),
        ("KD25092200011", False),
        ("沈雨桐", False),
    ],
)
def test_only_what_a_label_can_say_is_taken_for_a_scan(signs: str, expected: bool) -> None:
    assert plausible(signs) is expected
