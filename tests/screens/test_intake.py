"""The intake page: the quote follows the typing, the form is safe, the acceptance happens once."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from screens.intake.page import IntakePage
from screens.intake.prices import refusal_text
from screens.receipts import ReceiptSheet
from screens.widgets.choice import Choice
from screens.widgets.grid import Grid
from screens.widgets.values import Values
from screens.widgets.why import WhySheet
from tests.counter.reading import kinds, rows
from tests.screens.at_counter import Clerk, at_counter


async def filled(clerk: Clerk) -> None:
    """Everything that an acceptance needs, the cursor on the closing line."""
    await clerk.line("a 成都武侯 4.2 50x40x30")
    await clerk.types("n", "<enter>", "0", "2")
    await clerk.fills("138-0000-1101", "沈雨桐", "文三路90号2幢401室")
    await clerk.fills("139-0000-2040", "周岚", "科华北路1号3单元502室", "玩具模型 ×1")
    await clerk.types("1", "<enter>", "x", "x", "1", "<enter>")
    assert clerk.focus == "closing"


def form(clerk: Clerk) -> IntakePage:
    assert isinstance(clerk.page, IntakePage)
    return clerk.page


@pytest.mark.parametrize("opens", ["q", "bj", "10", "a", "sj", "20"])
async def test_each_verb_opens_the_page_prefilled_and_priced(outlet: Path, opens: str) -> None:
    async with at_counter(outlet) as clerk:
        await clerk.line(f"{opens} 成都武侯 4.2 50x40x30")
        assert [clerk.value(name) for name in ("to", "weight", "size")] == [
            "成都武侯", "4.2", "50x40x30",
        ]  # fmt: skip
        assert "60.00" in clerk.screen
        assert clerk.focus == "declared"


async def test_the_page_fits_80_by_24_with_every_compulsory_field(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        await clerk.line("a")
        for label in ("From", "To", "Weight", "Insure", "Sender", "Recipient", "Contents",
                      "Identity", "opened inspection", "liability disclosed", "Delivery", "Cash",
                      "Commit?"):  # fmt: skip
            assert label in clerk.screen
        assert max(len(line) for line in clerk.screen.splitlines()) <= 80


async def test_the_price_follows_each_character(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        await clerk.line("q 成都武侯")
        assert "48.00" not in clerk.screen
        await clerk.types("1")
        assert "15.00" in clerk.screen
        await clerk.types("0")
        assert "60.00" in clerk.screen


@pytest.mark.parametrize(
    ("text", "code"),
    [("西湖区", "place-ambiguous"), ("朝阳区", "place-ambiguous"), ("无此地", "place-unknown")],
)
async def test_a_place_that_is_not_one_place_stays_and_the_message_says_why(
    outlet: Path, text: str, code: str
) -> None:
    async with at_counter(outlet) as clerk:
        await clerk.line("q")
        await clerk.fills(text)
        assert clerk.message.startswith(code)
        assert (clerk.focus, clerk.value("to")) == ("to", text)


async def test_the_list_of_places_finds_by_initials_and_takes_with_enter(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        await clerk.line("q")
        await clerk.types("gz", "<f4>")
        assert isinstance(clerk.app.screen, Values)
        assert "广东省广州市" in clerk.screen
        await clerk.types("<ctrl+u>", "广州", "<enter>")
        assert clerk.value("to") == "广州市"
        assert clerk.focus == "weight"


async def test_a_refused_product_stays_in_its_row_with_its_reason(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        await clerk.line("q 成都武侯 1")
        await clerk.types("<down>", "<down>", "<down>", "<down>")
        assert clerk.focus == "goods"
        await clerk.types("3")
        row = next(line for line in clerk.screen.splitlines() if "EXP" in line)
        assert "✗" in row
        assert "land only" in row
        assert any("STD" in line and "15.00" in line for line in clerk.screen.splitlines())
        await clerk.types("3")
        assert "goods-ground-only" in clerk.screen
        assert "» This may not fly." in clerk.screen


async def test_prohibited_goods_show_what_to_do_and_say_and_are_refused_on_record(
    outlet: Path,
) -> None:
    async with at_counter(outlet) as clerk:
        await filled(clerk)
        before = len(kinds(clerk.desk))
        form(clerk).query_one("#goods", Choice).value = "G1"
        await clerk.rest()
        assert "goods-prohibited" in clerk.screen
        assert "» I am sorry, the law forbids sending this." in clerk.screen
        await clerk.types("<f10>")
        assert kinds(clerk.desk)[before:] == ["goods_refused"]
        assert clerk.focus == "goods"
        assert clerk.value("sender_name") == "沈雨桐"


@pytest.mark.parametrize(
    ("field", "column", "expected"),
    [
        ("weight", 0, "max(4.2, 50x40x30/6000 = 10)"),
        ("product", 1, "(15.00 + 5.00 × 9) × 1 = 60.00"),
        ("product", 4, "60.00 = 60.00"),
        ("product", 5, "2025-09-22 + 3 d, 20:00 = 2025-09-25 20:00"),
        ("product", 6, "60.00 × 100 % = 60.00"),
    ],
)
async def test_every_number_can_be_asked(
    outlet: Path, field: str, column: int, expected: str
) -> None:
    async with at_counter(outlet) as clerk:
        await clerk.line("q 成都武侯 4.2 50x40x30")
        page = form(clerk)
        page.part(field).focus()
        grid = page.query_one(Grid)
        grid.cell = (1, column)
        await clerk.types("?")
        assert isinstance(clerk.app.screen, WhySheet)
        assert expected in clerk.screen
        assert "house-2025-09" in clerk.screen
        await clerk.types("<escape>")
        assert clerk.focus == field


async def test_fifty_enters_are_one_parcel_and_one_receipt(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        await filled(clerk)
        before = len(kinds(clerk.desk))
        for _press in range(50):
            clerk.app.post_message(_enter())
        await clerk.rest()
        assert isinstance(clerk.app.screen, ReceiptSheet)
        assert kinds(clerk.desk)[before:] == ["parcel_accepted"]
        assert len(rows(clerk.desk, "SELECT * FROM receipts")) == 1


async def test_after_the_receipt_n_opens_a_new_form_with_a_new_job(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        await filled(clerk)
        first = form(clerk).job
        await clerk.types("<f10>", "n")
        assert form(clerk).job != first
        assert clerk.value("sender_name") == ""
        assert clerk.focus == "to"
        assert not form(clerk).work_is_open()


async def test_p_prints_the_receipt_and_the_next_print_is_a_copy(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        await filled(clerk)
        await clerk.types("<f10>", "p", "p")
        assert "Printed to" in clerk.message
        slips = sorted((outlet.parent / "slips").iterdir())
        assert len(slips) == 2
        copies = [slip.read_text("utf-8").count("COPY") for slip in slips]
        assert sorted(copies) == [0, 1]


async def test_after_a_refusal_the_cursor_is_on_the_field_and_nothing_is_cleared(
    outlet: Path,
) -> None:
    async with at_counter(outlet) as clerk:
        await filled(clerk)
        form(clerk).field("recipient_phone").value = "12"
        await clerk.types("<f10>")
        assert clerk.message.startswith("field-not-valid: recipient's phone")
        assert clerk.focus == "recipient_phone"
        assert clerk.value("recipient_name") == "周岚"


@pytest.mark.parametrize(("cash", "code"), [("10", "tendered-short"), ("59.99", "tendered-short")])
async def test_too_little_cash_is_refused_at_the_cash(outlet: Path, cash: str, code: str) -> None:
    async with at_counter(outlet) as clerk:
        await filled(clerk)
        form(clerk).field("cash").value = cash
        await clerk.rest()
        assert "! to pay 60.00" in clerk.screen
        await clerk.types("<f10>")
        assert clerk.message.startswith(code)
        assert clerk.focus == "cash"


async def test_a_clerk_may_give_ten_percent_and_no_more(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        await filled(clerk)
        form(clerk).field("discount").value = "10"
        await clerk.rest()
        assert "- Discount 6.00" in clerk.screen
        assert "= 54.00" in clerk.screen
        form(clerk).field("discount").value = "11"
        await clerk.rest()
        assert "discount-above-authority" in clerk.screen
        page = form(clerk)
        assert page.pricing.priced is not None
        assert all(refusal_text(o, page.pricing.priced) for o in page.pricing.priced.quote.options)


async def test_a_scanned_label_becomes_the_number(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        await filled(clerk)
        form(clerk).part("label").focus()
        await clerk.fills("KD250922000117")
        await clerk.types("<f10>")
        assert [row["waybill"] for row in rows(clerk.desk, "SELECT waybill FROM parcels")] == [
            "KD250922000117"
        ]


async def test_the_language_changes_with_everything_typed_kept(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        await filled(clerk)
        await clerk.types("<f9>")
        assert "09-25 四 20:00" in clerk.screen
        assert "标准" in clerk.screen
        assert clerk.value("sender_name") == "沈雨桐"


def _enter() -> events.Event:
    from tests.screens.hands import as_events

    return as_events("<enter>")[0]
