"""The receipt: made from the journal's fact, masked, and never wider than the paper."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from unicodedata import east_asian_width

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter.acceptance import Party
from counter.desk import Desk
from counter.jobs.take_in import TakeIn
from counter.receipt import receipt_text
from counter.views.receipt import slip_of
from tests.counter.orders import CLERK, RECIPIENT, a1

NAMES = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="*"), min_size=1, max_size=15
).filter(lambda text: text.strip() != "")


def _receipt(desk: Desk, order: TakeIn, language: str = "en", columns: int = 48) -> str:
    waybill = str(desk.do(order, CLERK).facts["waybill"])
    return receipt_text(desk.ask(slip_of(desk.rules, desk.outlet, waybill)), language, columns)


def _cells(line: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line)


def test_every_price_line_stands_by_itself(desk: Desk) -> None:
    lines = [line.split() for line in _receipt(desk, a1()).splitlines()]
    assert [line for line in lines if line and line[-1].endswith(".00")] == [
        ["Freight", "60.00"],
        ["Insurance", "6.00"],
        ["Packaging", "6.00"],
        ["Total", "72.00"],
        ["Cash", "100.00"],
        ["Change", "28.00"],
    ]


def test_a_discount_is_a_line_of_its_own(desk: Desk) -> None:
    text = _receipt(desk, a1(discount_percent=Decimal(10)))
    assert "-6.00" in text


def test_it_names_its_row_of_the_journal(desk: Desk) -> None:
    order = a1()
    ref = desk.do(order, CLERK).journal
    assert ref is not None
    text = _receipt(desk, order)
    assert f"{ref.terminal} {ref.number}" in text
    assert ref.hash[:48] in text


def test_a_copy_says_which(desk: Desk) -> None:
    waybill = str(desk.do(a1(), CLERK).facts["waybill"])
    copy = receipt_text(desk.ask(slip_of(desk.rules, desk.outlet, waybill, 3)), "en")
    assert "COPY 3" in copy
    assert "COPY" not in receipt_text(desk.ask(slip_of(desk.rules, desk.outlet, waybill)), "en")


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("columns", [32, 48, 80])
def test_no_line_is_wider_than_the_paper(desk: Desk, language: str, columns: int) -> None:
    long = replace(RECIPIENT, name="诸葛" * 100, address="一条很长很长的路上的大楼" * 16)
    lines = _receipt(desk, a1(recipient=long), language, columns).splitlines()
    assert max(_cells(line) for line in lines) <= columns


@given(name=NAMES, address=NAMES, phone=st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_nothing_full_of_a_person_stands_on_it(
    desk: Desk, name: str, address: str, phone: str
) -> None:
    text = _receipt(
        desk, a1(recipient=Party(name=name, phone=phone, place="510107", address=address))
    )
    line = next(line for line in text.splitlines() if line.startswith("Recipient"))
    assert phone not in text
    assert line.count("*") >= len(name.strip()) - 1
    if len(address.strip()) > 12:
        assert address.strip() not in text
    assert "\x1b" not in text
