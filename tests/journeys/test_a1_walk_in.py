"""Scenario A1 through the screens: volumetric weight, three options, insurance, cash."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from screens.app import CounterApp
from screens.pages.intake_quote import QuotePage
from screens.receipts import ReceiptSheet
from tests.counter.reading import kinds, rows
from tests.screens.at_counter import PIN, Clerk, at_counter
from tests.screens.hands import burst

LANGUAGES = ("en", "zh-CN")


async def _quoted(clerk: Clerk) -> None:
    await clerk.line("q 成都市武侯区 4.2 50x40x30")


async def _decided(clerk: Clerk) -> None:
    """She picks STD, declares 1,200 with insurance, carton L."""
    await clerk.fills("1200")
    await clerk.types("y", "L", "0", "2")


async def _people(clerk: Clerk) -> None:
    await clerk.fills("138-0000-1101", "沈雨桐", "文三路90号2幢401室")
    await clerk.fills("139-0000-2040", "周岚", "科华北路1号3单元502室", "玩具模型 ×1")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_quote_shows_three_options_with_price_and_promise(
    outlet: Path, language: str
) -> None:
    async with at_counter(outlet, language=language) as clerk:
        await _quoted(clerk)
        screen = clerk.screen
        page = clerk.page
        assert isinstance(page, QuotePage)
        priced = page.pricing.priced
        assert priced is not None
        assert (str(priced.quote.volumetric), str(priced.quote.billable)) == ("10", "10")
        assert "Z4" in screen
        saturday, thursday, wednesday = (
            ("Sat 27 Sep 20:00", "Thu 25 Sep 20:00", "Wed 24 Sep 12:00")
            if language == "en"
            else ("09-27 六 20:00", "09-25 四 20:00", "09-24 三 12:00")
        )
        for product, freight, promise in (
            ("ECO", "48.00", saturday), ("STD", "60.00", thursday), ("EXP", "90.00", wednesday),
        ):  # fmt: skip
            row = next(line for line in screen.splitlines() if product in line)
            assert freight in row
            assert promise in row


@pytest.mark.parametrize("language", LANGUAGES)
async def test_without_the_disclosure_it_is_refused_with_the_field_named_then_accepted(
    outlet: Path, language: str
) -> None:
    async with at_counter(outlet, language=language) as clerk:
        before = len(kinds(clerk.desk))
        await _quoted(clerk)
        await _decided(clerk)
        assert "72.00" in clerk.screen
        await _people(clerk)
        await clerk.types("1")
        await clerk.fills("1101")
        await clerk.types("x", "<down>", "1")
        await clerk.fills("100")
        assert "28.00" in clerk.screen
        await clerk.types("<f10>")
        assert clerk.message.startswith("check-missing")
        assert clerk.focus == "disclosure"
        assert clerk.value("recipient_name") == "周岚"
        assert len(kinds(clerk.desk)) == before
        await clerk.types("x")
        clerk.clock.set("2025-09-22 15:20")
        await clerk.types("<f10>")
        assert isinstance(clerk.app.screen, ReceiptSheet)
        for text in ("60.00", "6.00", "72.00", "100.00", "28.00", "2025-09-25 20:00+0800"):
            assert text in clerk.screen
        assert kinds(clerk.desk)[before:] == ["parcel_accepted"]


async def _taken_in(clerk: Clerk) -> None:
    await _quoted(clerk)
    await _decided(clerk)
    await _people(clerk)
    await clerk.types("1")
    await clerk.fills("1101")
    await clerk.types("x", "x", "1")
    await clerk.fills("100")
    clerk.clock.set("2025-09-22 15:20")
    await clerk.types("<enter>")


async def test_what_stands_in_the_books_is_what_the_scenario_expects(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        await _taken_in(clerk)
        (parcel,) = rows(clerk.desk, "SELECT * FROM parcels")
        body = json.loads(parcel["body"])
        assert parcel["promise_at"] == "2025-09-25T12:00:00.000000Z"
        assert parcel["at_risk_at"] == "2025-09-25T08:00:00.000000Z"
        assert parcel["accepted_at"] == "2025-09-22T07:20:00.000000Z"
        assert [line[:2] for line in body["lines"]] == [
            ["FREIGHT", 6000], ["INSURANCEFEE", 600], ["PACKAGINGFEE", 600],
        ]  # fmt: skip
        assert (body["total_fen"], body["tendered_fen"], body["change_fen"]) == (7200, 10000, 2800)
        assert (body["insured"], parcel["staff"]) == (True, "E1001")
        (customer,) = rows(clerk.desk, "SELECT * FROM customers WHERE phone = '13800001101'")
        assert customer["grade"] == "D"
        (till,) = rows(clerk.desk, "SELECT amount_fen FROM balances WHERE account LIKE 'till:%'")
        assert till["amount_fen"] == 7200
        jobs = rows(clerk.desk, "SELECT job FROM journal WHERE kind = 'parcel_accepted'")
        assert len(jobs) == 1


async def test_no_list_shows_a_full_phone_number(outlet: Path) -> None:
    async with at_counter(outlet) as clerk:
        await _taken_in(clerk)
        seen = [clerk.screen]
        await clerk.types("<escape>")
        seen.append(clerk.screen)
        await clerk.line("t 1101")
        seen.append(clerk.screen)
        assert any("1******1101" in screen for screen in seen)
        for screen in seen:
            assert "13800001101" not in screen.replace("-", "")
            assert "13900002040" not in screen.replace("-", "")


async def test_the_clerk_signs_in_and_takes_the_parcel_in_with_nothing_but_keys(
    outlet: Path,
) -> None:
    from counter.boot import open_desk
    from tests.conftest import NOW

    desk = open_desk(outlet, NOW)
    app = CounterApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        clerk = Clerk(pilot, desk, None)  # type: ignore[arg-type]
        await burst(pilot, "E1001", "<enter>", PIN, "<enter>")
        # One burst, as from somebody who types ahead over a slow line.
        await burst(
            pilot,
            "q 成都市武侯区 4.2 50x40x30", "<enter>", "1200", "<enter>", "yL02",
            "138-0000-1101", "<enter>", "沈雨桐", "<enter>", "文三路90号", "<enter>",
            "139-0000-2040", "<enter>", "周岚", "<enter>", "科华北路1号", "<enter>",
            "玩具模型 ×1", "<enter>", "1", "1101", "<enter>", "xx1", "100", "<enter>", "<enter>",
        )  # fmt: skip
        assert isinstance(app.screen, ReceiptSheet)
        assert "72.00" in clerk.screen
    assert len(rows(desk, "SELECT * FROM parcels")) == 1
    desk.store.close()
