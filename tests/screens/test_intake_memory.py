"""The form remembers: drafts, recall, `=` and `==`, and the number of keys that they save."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.intake.leave import Leaving
from screens.intake.page import IntakePage
from screens.pages.home import HomePage
from screens.receipts import ReceiptSheet
from screens.widgets.values import Values
from tests.counter.orders import CLERK, RECIPIENT, SENDER, a1, plain
from tests.counter.reading import kinds, rows
from tests.screens.at_counter import Clerk, at_counter
from tests.screens.hands import burst


def form(clerk: Clerk) -> IntakePage:
    assert isinstance(clerk.page, IntakePage)
    return clerk.page


def taken_in_before(clerk: Clerk) -> None:
    """One parcel of yesterday, with insurance, so that there is something to copy."""
    clerk.desk.do(a1(), CLERK)


async def test_a_form_left_by_a_dead_terminal_is_back_under_the_same_job(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        await clerk.line("a 成都武侯 4.2")
        await clerk.types("<down>")
        await clerk.fills("1200")
        job = form(clerk).job
    async with at_counter(outlet) as clerk:
        await clerk.line("a")
        assert form(clerk).job == job
        assert [clerk.value(name) for name in ("to", "weight", "declared")] == [
            "成都武侯", "4.2", "1200",
        ]  # fmt: skip
        assert "back as you left it" in clerk.message


async def test_who_types_ahead_types_into_an_empty_form_and_the_old_one_is_kept(
    outlet: Path,
) -> None:
    async with at_counter(outlet) as clerk:
        await clerk.line("a 成都武侯 4.2")
        await clerk.types("<down>")
        await clerk.fills("1200")
        job = form(clerk).job
    async with at_counter(outlet) as clerk:
        await burst(
            clerk.pilot, "<ctrl+g>", "a", "<enter>", "上海浦东", "<enter>", "1.3", "<enter>"
        )
        assert form(clerk).job != job
        assert [clerk.value(name) for name in ("to", "weight", "declared")] == [
            "上海浦东", "1.3", "",
        ]  # fmt: skip
        kept = rows(clerk.desk, "SELECT job FROM drafts ORDER BY saved_at")
        assert job in [row["job"] for row in kept]


async def test_another_person_does_not_get_the_form(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        await clerk.line("a 成都武侯 4.2")
        await clerk.types("<down>", "<down>")
        drafts = rows(clerk.desk, "SELECT staff, form FROM drafts")
        assert [(row["staff"], row["form"]) for row in drafts] == [("E1001", "intake")]
        assert clerk.desk.draft("intake", "S3001") is None


@pytest.mark.parametrize(("key", "kept"), [("k", 1), ("d", 0)])
async def test_leaving_a_filled_form_asks_and_keeps_or_drops(
    outlet: Path, key: str, kept: int
) -> None:
    async with at_counter(outlet) as clerk:
        await clerk.line("a 成都武侯 4.2")
        await clerk.types("<escape>")
        assert isinstance(clerk.app.screen, Leaving)
        await clerk.types("<escape>")
        assert clerk.value("weight") == "4.2"
        await clerk.types("<escape>", key)
        assert isinstance(clerk.page, HomePage)
        assert len(rows(clerk.desk, "SELECT * FROM drafts")) == kept


async def test_leaving_an_untouched_form_asks_nothing(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        await clerk.line("a")
        await clerk.types("<escape>")
        assert isinstance(clerk.page, HomePage)


async def test_a_committed_form_leaves_no_draft(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        taken_in_before(clerk)
        await clerk.line("==")
        await clerk.types("4.2", "<enter>", "x", "<f10>")
        assert isinstance(clerk.app.screen, ReceiptSheet)
        await clerk.types("<escape>")
        assert rows(clerk.desk, "SELECT * FROM drafts") == []


async def test_after_a_cut_the_page_says_which_parcel_is_taken_in_already(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        taken_in_before(clerk)
        await clerk.line("a")
        (parcel,) = rows(clerk.desk, "SELECT waybill, accepted_at FROM parcels")
        assert parcel["waybill"] in clerk.message
        assert "72.00" in clerk.message
        clerk.clock.set("2025-12-24 10:00")
        await clerk.types("<escape>")
        await clerk.line("a")
        assert parcel["waybill"] not in clerk.message


async def test_four_digits_recall_a_known_sender_masked_and_enter_picks(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        taken_in_before(clerk)
        await clerk.line("a 成都武侯 4.2")
        form(clerk).part("sender_phone").focus()
        await clerk.rest()
        await clerk.fills("1101")
        assert clerk.value("sender_phone") == "1******1101"
        assert clerk.value("sender_name") == "沈**"
        assert form(clerk).form().text("sender_phone") == "13800001101"
        assert form(clerk).form().text("sender_name") == SENDER.name
        assert clerk.focus == "recipient_phone"


async def test_of_several_the_list_is_shown_and_a_number_picks(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        clerk.desk.do(a1(), CLERK)
        from dataclasses import replace

        clerk.desk.do(a1(sender=replace(SENDER, name="马远", phone="139-0000-1101")), CLERK)
        await clerk.line("a 成都武侯 4.2")
        form(clerk).part("sender_phone").focus()
        await clerk.rest()
        await clerk.fills("1101")
        assert isinstance(clerk.app.screen, Values)
        assert "马*" in clerk.screen
        assert "13900001101" not in clerk.screen
        await clerk.fills("2")
        assert form(clerk).form().text("sender_phone") in {"13800001101", "13900001101"}


async def test_what_is_typed_over_a_recalled_text_counts(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        taken_in_before(clerk)
        await clerk.line("a 成都武侯 4.2")
        form(clerk).part("sender_phone").focus()
        await clerk.rest()
        await clerk.fills("1101")
        form(clerk).field("sender_address").value = "天目山路1号"
        assert form(clerk).form().text("sender_address") == "天目山路1号"
        assert form(clerk).form().text("sender_name") == SENDER.name


async def test_nobody_known_says_so(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        await clerk.line("a 成都武侯 4.2")
        form(clerk).part("sender_phone").focus()
        await clerk.rest()
        await clerk.fills("9999")
        assert "9999" in clerk.message
        assert clerk.value("sender_phone") == "9999"


async def test_equals_copies_one_field_of_the_last_parcel(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        taken_in_before(clerk)
        await clerk.line("a")
        await clerk.types("=", "<enter>", "=", "<enter>")
        assert clerk.value("to") == "成都市武侯区"
        assert clerk.value("weight") == "4.2"
        assert clerk.focus == "size"


async def test_equals_without_a_last_parcel_says_so(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        await clerk.line("a")
        await clerk.types("=")
        assert "nothing to copy" in clerk.message
        assert clerk.value("to") == ""


async def test_a_second_identical_parcel_takes_at_most_eight_keys(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        taken_in_before(clerk)
        await clerk.line("a")
        keys = ("=", "=", "<enter>", "=", "<enter>", "x", "<f10>")
        await clerk.types(*keys)
        assert isinstance(clerk.app.screen, ReceiptSheet)
        assert len(keys) <= 8
        parcels = rows(clerk.desk, "SELECT total_fen FROM parcels")
        assert [row["total_fen"] for row in parcels] == [7200, 7200]
        phones = rows(clerk.desk, "SELECT DISTINCT phone FROM parties ORDER BY phone")
        assert [row["phone"] for row in phones] == ["13800001101", "13800002208"]


async def test_a_known_sender_and_a_recent_recipient_take_at_most_24_keys(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        clerk.desk.do(plain(), CLERK)
        await clerk.types("a", "<enter>")
        keys = (
            *"1101", "<enter>", "1", "<enter>", "=", "<enter>", "<enter>", "n", "<enter>",
            "<enter>", "2", "=", "<enter>", "1", "x", "x", "1", "<f10>",
        )  # fmt: skip
        await clerk.types(*keys)
        assert isinstance(clerk.app.screen, ReceiptSheet)
        assert len(keys) + len("a⏎") <= 24
        assert kinds(clerk.desk)[-1] == "parcel_accepted"
        (newest, _old) = rows(
            clerk.desk,
            "SELECT name, phone FROM parties WHERE role = 'recipient' ORDER BY waybill DESC",
        )
        assert (newest["name"], newest["phone"]) == (RECIPIENT.name, "13800002208")


async def test_a_quote_takes_at_most_fifteen_keys(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        keys = ("q", " ", *"510000", " ", *"2.35", "<enter>")
        await clerk.types(*keys)
        assert len(keys) <= 15
        assert "四川省" in clerk.screen or clerk.message.startswith("needs-city")


async def test_twice_equals_on_the_closing_line_repeats_the_last_parcel(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        taken_in_before(clerk)
        await clerk.line("a")
        form(clerk).part("closing").focus()
        await clerk.rest()
        await clerk.types("=", "=")
        assert clerk.value("sender_name") == "沈**"
        assert clerk.focus == "weight"


async def test_goods_refused_on_record_are_recorded_once_however_often_f10_is_pressed(
    outlet: Path,
) -> None:
    async with at_counter(outlet) as clerk:
        taken_in_before(clerk)
        await clerk.line("==")
        await clerk.types("4", "<enter>", "x")
        form(clerk).part("goods").focus()
        await clerk.rest()
        await clerk.types("1")
        before = len(kinds(clerk.desk))
        await clerk.types("<f10>", "<f10>", "<f10>")
        assert kinds(clerk.desk)[before:] == ["goods_refused"]
        await clerk.types("0", "<f10>")
        assert isinstance(clerk.app.screen, ReceiptSheet)
        assert kinds(clerk.desk)[before:] == ["goods_refused", "parcel_accepted"]


async def test_the_parcel_after_a_repeated_one_begins_blank(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        taken_in_before(clerk)
        await clerk.line("==")
        await clerk.types("4", "<enter>", "x", "<f10>", "n")
        assert clerk.value("sender_name") == ""
        assert clerk.focus == "to"
