"""Taking a parcel in: what must be there, what it costs, and what one commit leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from counter.acceptance import Checks, Item, Party
from counter.clock import StoppedClock
from counter.desk import Desk
from counter.job import Topic
from counter.jobs.take_in import TakeIn
from counter.refusal import Refused
from counter.waybill_numbers import next_number
from tariffs.waybill import is_well_formed
from tests.counter.orders import (
    CHECKS,
    CLERK,
    GOODS,
    MANAGER,
    RECIPIENT,
    SENDER,
    SUPERVISOR,
    a1,
    local,
    plain,
)
from tests.counter.reading import rows

Facts = Callable[[], list[str]]


def _refused(desk: Desk, command: TakeIn) -> Refused:
    with pytest.raises(Refused) as caught:
        desk.do(command, CLERK)
    return caught.value


def test_the_parcel_of_a1_is_taken_in(desk: Desk, facts: Facts) -> None:
    outcome = desk.do(a1(), CLERK)
    assert outcome.facts["total_fen"] == 7200
    assert outcome.facts["change_fen"] == 2800
    assert outcome.facts["promise_at"] == "2025-09-25T12:00:00.000000Z"
    assert outcome.facts["receipt"] == "HZ-WS01-T1-000001"
    assert outcome.changed == {Topic.PARCELS, Topic.TILL, Topic.NUMBERS}
    assert facts() == ["parcel_accepted"]


def test_the_clocks_of_a1_are_armed(desk: Desk) -> None:
    desk.do(a1(), CLERK)
    parcel = rows(desk, "SELECT * FROM parcels")[0]
    assert parcel["promise_at"] == "2025-09-25T12:00:00.000000Z"
    assert parcel["at_risk_at"] == "2025-09-25T08:00:00.000000Z"
    assert parcel["staff"] == "E1001"
    assert parcel["zone"] == "Z4"
    assert parcel["freight_fen"] == 6000


def test_an_unknown_sender_becomes_a_customer_of_grade_d(desk: Desk) -> None:
    desk.do(a1(), CLERK)
    desk.do(plain(), CLERK)
    known = rows(desk, "SELECT name, phone, grade FROM customers")
    assert [tuple(row) for row in known] == [("沈雨桐", "13800001101", "D")]


def test_the_number_is_the_next_of_the_terminal_and_has_its_check_digit(desk: Desk) -> None:
    numbers = [str(desk.do(plain(), CLERK).facts["waybill"]) for _ in range(3)]
    assert all(is_well_formed(number) for number in numbers)
    assert [number[2:-1] for number in numbers] == ["33010600001", "33010600002", "33010600003"]


def test_fifty_identical_commits_are_one_parcel_and_one_receipt(desk: Desk, facts: Facts) -> None:
    command = a1()
    outcomes = [desk.do(command, CLERK) for _ in range(50)]
    assert all((o.facts, o.journal) == (outcomes[0].facts, outcomes[0].journal) for o in outcomes)
    assert [o.repeated for o in outcomes] == [False] + [True] * 49
    assert facts() == ["parcel_accepted"]
    assert rows(desk, "SELECT count(*) AS n FROM receipts")[0]["n"] == 1


def test_the_same_job_with_other_content_is_refused(desk: Desk, facts: Facts) -> None:
    command = a1()
    desk.do(command, CLERK)
    other = replace(command, tendered_fen=20_000)
    assert _refused(desk, other).code == "job-id-reused"
    assert facts() == ["parcel_accepted"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"sender": replace(SENDER, name=" ")}, "sender.name"),
        ({"sender": replace(SENDER, phone="")}, "sender.phone"),
        ({"sender": replace(SENDER, place="")}, "sender.place"),
        ({"recipient": replace(RECIPIENT, name="")}, "recipient.name"),
        ({"recipient": replace(RECIPIENT, phone="")}, "recipient.phone"),
        ({"recipient": replace(RECIPIENT, place="")}, "recipient.place"),
        ({"recipient": replace(RECIPIENT, address="")}, "recipient.address"),
        ({"goods": replace(GOODS, contents=())}, "contents"),
        ({"goods": replace(GOODS, contents=(Item(name=" "),))}, "contents"),
        ({"goods": replace(GOODS, insured=None)}, "insured"),
    ],
)
def test_a_missing_field_is_named(
    desk: Desk, facts: Facts, change: dict[str, object], field: str
) -> None:
    refused = _refused(desk, a1(**change))
    assert (refused.code, refused.facts["field"]) == ("field-missing", field)
    assert facts() == []


def test_the_street_of_the_sender_may_be_left_out(desk: Desk) -> None:
    desk.do(a1(sender=replace(SENDER, address="")), CLERK)
    assert rows(desk, "SELECT address FROM parties WHERE role = 'sender'")[0]["address"] == ""


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"identity": None}, "identity"),
        ({"inspection": False}, "inspection"),
        ({"disclosure": False}, "disclosure"),
        ({"delivery": None}, "delivery"),
    ],
)
def test_a_check_not_done_is_named_and_nothing_is_stored(
    desk: Desk, facts: Facts, change: dict[str, object], field: str
) -> None:
    refused = _refused(desk, a1(checks=replace(CHECKS, **change)))  # type: ignore[arg-type]
    assert (refused.code, refused.facts["field"]) == ("check-missing", field)
    assert facts() == []
    assert rows(desk, "SELECT count(*) AS n FROM parcels")[0]["n"] == 0


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"sender": replace(SENDER, phone="12345")}, "sender.phone"),
        ({"recipient": replace(RECIPIENT, phone="no phone")}, "recipient.phone"),
        ({"recipient": replace(RECIPIENT, name="名" * 201)}, "recipient.name"),
        ({"goods": replace(GOODS, contents=(Item(name="书", quantity=0),))}, "contents"),
        ({"goods": replace(GOODS, contents=(Item(name="书", quantity=10**19),))}, "contents"),
        ({"goods": replace(GOODS, contents=(Item(name="书" * 201),))}, "contents"),
        ({"goods": replace(GOODS, contents=(Item(name="书"),) * 21)}, "contents"),
        ({"checks": replace(CHECKS, identity="library-card")}, "identity"),
        ({"checks": replace(CHECKS, identity_last4="330106199001011101")}, "identity_last4"),
        ({"checks": replace(CHECKS, delivery="window")}, "delivery"),
    ],
)
def test_a_field_that_cannot_be_used_is_named(
    desk: Desk, facts: Facts, change: dict[str, object], field: str
) -> None:
    refused = _refused(desk, a1(**change))
    assert (refused.code, refused.facts["field"]) == ("field-not-valid", field)
    assert facts() == []


@pytest.mark.parametrize("text", ["+852 2345 6789", "0571-8888 0000", "（0571）88880000"])
def test_phones_are_taken_as_people_write_them(desk: Desk, text: str) -> None:
    desk.do(a1(recipient=replace(RECIPIENT, phone=text)), CLERK)
    kept = rows(desk, "SELECT phone FROM parties WHERE role = 'recipient'")[0]["phone"]
    assert kept == "".join(sign for sign in text if sign.isdigit() or sign == "+")


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (a1(method="card"), "payment-method-not-taken"),
        (a1(tendered_fen=7199), "tendered-short"),
        (a1(tendered_fen=-1), "tendered-short"),
        (a1(product="SEA"), "unknown-product"),
        (a1(goods=replace(GOODS, packaging="XXL")), "unknown-packaging"),
        (a1(goods=replace(GOODS, goods_class="G9")), "unknown-goods"),
        (a1(goods=replace(GOODS, declared_fen=None)), "declared-missing"),
        (a1(goods=replace(GOODS, declared_fen=0)), "declared-not-positive"),
        (a1(goods=replace(GOODS, declared_fen=2_000_001)), "declared-above-limit"),
        (a1(goods=replace(GOODS, weight_kg=Decimal(0))), "weight-not-positive"),
        (a1(goods=replace(GOODS, weight_kg=Decimal(-1))), "weight-not-positive"),
        (a1(discount_percent=Decimal("10.1")), "discount-above-authority"),
        (a1(discount_percent=Decimal(101)), "discount-not-valid"),
        (a1(discount_percent=Decimal(-1)), "discount-not-valid"),
        (a1(discount_percent=Decimal("NaN")), "discount-not-valid"),
        (a1(recipient=replace(RECIPIENT, place="亚特兰蒂斯")), "place-unknown"),
        (a1(recipient=replace(RECIPIENT, place="朝阳")), "place-ambiguous"),
        (a1(recipient=replace(RECIPIENT, place="BR")), "not-served"),
        (a1(recipient=replace(RECIPIENT, place="330000")), "needs-city"),
        (a1(recipient=replace(RECIPIENT, place="330106"), product="ECO"), "product-not-offered"),
        (a1(waybill="KD250922000999999"), "label-not-ours"),
        (a1(waybill="KD999999000001"), "label-not-ours"),
        (a1(waybill="<script>"), "label-not-ours"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_refusal_leaves_nothing_behind(
    desk: Desk, facts: Facts, command: TakeIn, code: str
) -> None:
    assert _refused(desk, command).code == code
    assert facts() == []
    assert rows(desk, "SELECT count(*) AS n FROM postings")[0]["n"] == 0


def test_before_the_first_tariff_nothing_can_be_priced(desk: Desk) -> None:
    desk.clock = StoppedClock(local("2025-08-31 23:59"))
    assert _refused(desk, a1()).code == "no-book-in-force"


@pytest.mark.parametrize(
    ("goods", "product", "place", "code"),
    [
        ("G1", "STD", "510107", "goods-prohibited"),
        ("G2", "STD", "510107", "goods-refused"),
        ("G3", "EXP", "510107", "goods-ground-only"),
        ("G4", "STD", "JP", "goods-papers"),
    ],
)
def test_goods_that_must_not_be_sent_are_refused_on_record(
    desk: Desk, facts: Facts, *, goods: str, product: str, place: str, code: str
) -> None:
    command = a1(
        goods=replace(GOODS, goods_class=goods),
        product=product,
        recipient=replace(RECIPIENT, place=place),
    )
    assert _refused(desk, command).code == code
    assert facts() == ["goods_refused"]
    assert rows(desk, "SELECT count(*) AS n FROM parcels")[0]["n"] == 0


def test_prohibited_goods_are_a_duty_to_report_within_fifteen_minutes(desk: Desk) -> None:
    _refused(desk, a1(goods=replace(GOODS, goods_class="G1")))
    duty = rows(desk, "SELECT kind, due_at FROM duties")
    assert [tuple(row) for row in duty] == [("report", "2025-09-22T07:20:00.000000Z")]


def test_prohibited_goods_are_refused_before_the_rest_of_the_form_is_asked_for(
    desk: Desk, facts: Facts
) -> None:
    half = a1(goods=replace(GOODS, goods_class="G1"), checks=Checks(), sender=Party(
        name="", phone="", place="330106"
    ))  # fmt: skip
    assert _refused(desk, half).code == "goods-prohibited"
    assert facts() == ["goods_refused"]


def test_a_refusal_pressed_fifty_times_is_on_record_once(desk: Desk, facts: Facts) -> None:
    command = a1(goods=replace(GOODS, goods_class="G1"))
    for _ in range(50):
        assert _refused(desk, command).code == "goods-prohibited"
    _refused(desk, replace(command, goods=replace(GOODS, goods_class="G2")))
    assert facts() == ["goods_refused", "goods_refused"]


def test_papers_in_hand_let_goods_go_abroad(desk: Desk) -> None:
    goods = replace(GOODS, goods_class="G4", papers=True)
    recipient = replace(RECIPIENT, place="JP")
    desk.do(a1(goods=goods, recipient=recipient, tendered_fen=None), CLERK)
    assert rows(desk, "SELECT body ->> 'papers' AS papers FROM parcels")[0]["papers"] == 1


def test_fragile_goods_bear_their_marks(desk: Desk) -> None:
    desk.do(a1(goods=replace(GOODS, goods_class="G5")), CLERK)
    body = rows(desk, "SELECT body ->> 'marks' AS marks FROM parcels")[0]["marks"]
    assert body == '["FRAGILE","UP"]'


@pytest.mark.parametrize("actor", [SUPERVISOR, MANAGER])
def test_more_authority_lifts_limits(desk: Desk, actor: object) -> None:
    goods = replace(GOODS, declared_fen=3_000_000)
    desk.do(a1(goods=goods, tendered_fen=None, discount_percent=Decimal(30)), actor)  # type: ignore[arg-type]
    assert rows(desk, "SELECT freight_fen FROM parcels")[0]["freight_fen"] == 4200


def test_a_preprinted_label_is_used_once(desk: Desk, facts: Facts) -> None:
    assert desk.do(a1(waybill=" kd250922000117 "), CLERK).facts["waybill"] == "KD250922000117"
    assert _refused(desk, a1(waybill="KD250922000117")).code == "label-used"
    assert facts() == ["parcel_accepted"]


def test_a_label_uses_no_number_of_the_terminal(desk: Desk) -> None:
    desk.do(a1(waybill="KD250922000117"), CLERK)
    assert str(desk.do(a1(), CLERK).facts["waybill"]).startswith("KD33010600001")


def test_a_terminal_without_numbers_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{next_number.__module__}.numbers.next_serial", lambda _tx, _name: None)
    assert _refused(desk, a1()).code == "no-numbers-left"
    desk.do(a1(waybill="KD250922000117"), CLERK)
