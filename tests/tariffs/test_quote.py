from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from tariffs.money import to_fen
from tariffs.quote import Option, Quote, QuoteRefused
from tariffs.refusal import CODES

Ask = Callable[..., Quote]
SHANGHAI = ZoneInfo("Asia/Shanghai")


def _option(found: Quote, product: str) -> Option:
    option = found.option(product)
    assert option is not None
    return option


def _refused(found: Quote, product: str) -> tuple[str, dict[str, str]]:
    option = _option(found, product)
    assert option.refused is not None
    assert (option.lines, option.total_fen, option.promise) == ((), None, None)
    assert option.late_pays_fen is None
    assert option.refused.code in CODES
    return option.refused.code, option.refused.facts


def test_a_toy_to_chengdu_by_size_with_insurance_and_a_carton(ask: Ask) -> None:
    found = ask(
        "成都市武侯区", "4.2", "50x40x30", declared_fen=120_000, insured=True, packaging="L"
    )
    assert (found.zone.code, found.volumetric, found.billable) == ("Z4", Decimal(10), Decimal(10))
    shown = [
        (
            option.product.code,
            option.lines[0].amount_fen,
            option.promise.due_at.astimezone(SHANGHAI).strftime("%a %Y-%m-%d %H:%M"),
        )
        for option in found.options
        if option.promise is not None
    ]
    assert shown == [
        ("ECO", 4800, "Sat 2025-09-27 20:00"),
        ("STD", 6000, "Thu 2025-09-25 20:00"),
        ("EXP", 9000, "Wed 2025-09-24 12:00"),
    ]
    standard = _option(found, "STD")
    assert [(line.code, line.amount_fen) for line in standard.lines] == [
        ("FREIGHT", 6000),
        ("INSURANCEFEE", 600),
        ("PACKAGINGFEE", 600),
    ]
    assert standard.total_fen == 7200
    assert standard.late_pays_fen == 6000


@pytest.mark.parametrize(
    ("to", "kg", "dims", "product", "billable", "freight"),
    [
        ("上海市浦东新区", "1.3", "30x20x15", "EXP", "2", "21.75"),
        ("宁波", "2.1", "25x20x10", "STD", "3", "14.00"),
        ("成都", "1.9", "25x25x15", "STD", "2", "20.00"),
    ],
)
def test_the_freight_of_the_other_scenarios(
    ask: Ask, *, to: str, kg: str, dims: str, product: str, billable: str, freight: str
) -> None:
    found = ask(to, kg, dims)
    assert found.billable == Decimal(billable)
    assert _option(found, product).total_fen == to_fen(freight)


@pytest.mark.parametrize(
    ("declared", "fee"),
    [("0.01", 100), ("100", 100), ("200", 100), ("200.01", 200), ("1200", 600), ("1201", 700),
     ("2000", 1000), ("20000", 10000)],
)  # fmt: skip
def test_the_insurance_fee_is_whole_yuan_rounded_up(ask: Ask, declared: str, fee: int) -> None:
    found = ask("成都", "1", declared_fen=to_fen(declared), insured=True)
    lines = {line.code: line.amount_fen for line in _option(found, "STD").lines}
    assert lines == {"FREIGHT": 1500, "INSURANCEFEE": fee}


def test_a_declared_value_without_insurance_costs_nothing(ask: Ask) -> None:
    found = ask("成都", "1", declared_fen=9_000_000)
    assert [line.code for line in _option(found, "STD").lines] == ["FREIGHT"]


@pytest.mark.parametrize(
    ("role", "refused"),
    [("clerk", True), ("courier", True), ("supervisor", False), ("manager", False)],
)
def test_above_the_ceiling_a_supervisor_must_insure(ask: Ask, role: str, refused: bool) -> None:
    found = ask("成都", "1", declared_fen=2_000_001, insured=True, role=role)
    if refused:
        code, facts = _refused(found, "STD")
        assert code == "declared-above-limit"
        assert (facts["declared"], facts["limit"], facts["needs"]) == (
            "20000.01",
            "20000.00",
            "supervisor",
        )
    else:
        assert _option(found, "STD").total_fen == 1500 + 10_100


@pytest.mark.parametrize(
    ("role", "percent", "needs"),
    [
        ("clerk", "10", None),
        ("clerk", "10.01", "supervisor"),
        ("clerk", "12", "supervisor"),
        ("supervisor", "30", None),
        ("supervisor", "30.5", "manager"),
        ("manager", "100", None),
        ("courier", "1", "clerk"),
        ("clerk", "31", "manager"),
    ],
)
def test_who_may_give_which_discount(ask: Ask, role: str, percent: str, needs: str | None) -> None:
    found = ask("成都", "1", discount_percent=Decimal(percent), role=role)
    if needs is None:
        assert _option(found, "STD").refused is None
    else:
        code, facts = _refused(found, "STD")
        assert (code, facts["needs"], facts["role"]) == ("discount-above-authority", needs, role)


def test_a_discount_touches_freight_only_and_lowers_what_lateness_pays(ask: Ask) -> None:
    found = ask(
        "成都",
        "10",
        declared_fen=120_000,
        insured=True,
        packaging="L",
        discount_percent=Decimal(10),
    )
    option = _option(found, "STD")
    assert {line.code: line.amount_fen for line in option.lines} == {
        "FREIGHT": 6000,
        "DISCOUNT": -600,
        "INSURANCEFEE": 600,
        "PACKAGINGFEE": 600,
    }
    assert (option.total_fen, option.freight_fen, option.late_pays_fen) == (6600, 5400, 5400)


def test_a_discount_is_rounded_half_up(ask: Ask) -> None:
    option = _option(ask("上海", "1.3", "30x20x15", discount_percent=Decimal(10)), "EXP")
    assert {line.code: line.amount_fen for line in option.lines} == {
        "FREIGHT": 2175,
        "DISCOUNT": -218,
    }


@pytest.mark.parametrize(
    ("to", "product", "goods", "papers", "code"),
    [
        ("杭州", "ECO", None, False, "product-not-offered"),
        ("HK", "EXP", None, False, "product-not-offered"),
        ("JP", "ECO", None, False, "product-not-offered"),
        ("成都", "STD", "G1", False, "goods-prohibited"),
        ("成都", "STD", "G2", True, "goods-refused"),
        ("成都", "EXP", "G3", False, "goods-ground-only"),
        ("HK", "STD", "G3", True, "goods-ground-only"),
        ("JP", "STD", "G4", False, "goods-papers"),
    ],
)
def test_a_product_that_cannot_be_had_stays_in_the_list(
    ask: Ask, *, to: str, product: str, goods: str | None, papers: bool, code: str
) -> None:
    found = ask(to, "1", goods_class=goods, papers=papers)
    assert [option.product.code for option in found.options] == ["ECO", "STD", "EXP"]
    assert _refused(found, product)[0] == code


@pytest.mark.parametrize(
    ("to", "product", "goods", "papers"),
    [("成都", "STD", "G3", False), ("上海", "EXP", "G3", False), ("JP", "STD", "G4", True),
     ("成都", "EXP", "G4", False), ("JP", "STD", "G5", False)],
)  # fmt: skip
def test_goods_that_may_go(ask: Ask, to: str, product: str, goods: str, papers: bool) -> None:
    assert _option(ask(to, "1", goods_class=goods, papers=papers), product).refused is None


@pytest.mark.parametrize(
    ("to", "kg", "more", "code"),
    [
        ("成都", "0", {}, "weight-not-positive"),
        ("成都", "-1", {}, "weight-not-positive"),
        ("成都", "NaN", {}, "weight-not-positive"),
        ("NO", "1", {}, "not-served"),
        ("浙江", "1", {}, "needs-city"),
        ("CN", "1", {}, "needs-city"),
        ("成都", "1", {"packaging": "XXL"}, "unknown-packaging"),
        ("成都", "1", {"goods_class": "G9"}, "unknown-goods"),
        ("成都", "1", {"products": ("STD", "SUPER")}, "unknown-product"),
        ("成都", "1", {"insured": True}, "declared-missing"),
        ("成都", "1", {"insured": True, "declared_fen": 0}, "declared-not-positive"),
        ("成都", "1", {"discount_percent": Decimal(-1)}, "discount-not-valid"),
        ("成都", "1", {"discount_percent": Decimal("100.1")}, "discount-not-valid"),
        ("成都", "1", {"discount_percent": Decimal("NaN")}, "discount-not-valid"),
        (
            "成都",
            "1",
            {"accepted_at": datetime(2025, 8, 31, 23, 59, 59, tzinfo=SHANGHAI)},
            "no-book-in-force",
        ),
    ],
)
def test_what_cannot_be_quoted_at_all(
    ask: Ask, to: str, kg: str, more: dict[str, object], code: str
) -> None:
    with pytest.raises(QuoteRefused) as refused:
        ask(to, kg, **more)
    assert refused.value.refusal.code == code
    assert code in CODES


def test_the_tariff_begins_at_local_midnight(ask: Ask) -> None:
    first = datetime(2025, 9, 1, tzinfo=SHANGHAI)
    assert ask("成都", "1", accepted_at=first).book_id == "house-2025-09"


def test_one_product_can_be_asked_for(ask: Ask) -> None:
    found = ask("成都", "1", products=("EXP",))
    assert [option.product.code for option in found.options] == ["EXP"]


def test_every_number_names_its_rule_and_its_sum(ask: Ask) -> None:
    found = ask(
        "成都", "4.2", "50x40x30", declared_fen=120_000, insured=True, packaging="L",
        discount_percent=Decimal(10),
    )  # fmt: skip
    option = _option(found, "STD")
    assert [(line.rule, line.why.arithmetic) for line in option.lines] == [
        ("house-2025-09/freight/Z4/STD", "(15.00 + 5.00 × 9) × 1 = 60.00"),
        ("house-2025-09/discount/clerk", "-60.00 × 10 % = -6.00"),
        ("house-2025-09/insurance", "max(1.00, ceil(1200.00 × 0.5 %)) = 6.00"),
        ("house-2025-09/packaging/L", "6.00"),
    ]
    assert found.weight.why.arithmetic == "ceil(max(4.2, 50x40x30/6000 = 10) / 1) × 1 = 10"
    whys = [found.why_zone, found.weight.why, *(line.why for line in option.lines)]
    assert option.promise is not None
    for why in (*whys, option.promise.why):
        assert why.rule.startswith("house-2025-09/")
        assert (why.mark, why.valid_from.isoformat(), why.valid_to) == ("house", "2025-09-01", None)
        assert "P-TARIFF" in why.source


@pytest.mark.parametrize(
    "more",
    [{"accepted_at": datetime(2025, 9, 22, 15, 5)}, {"kg": "1e7"}],  # noqa: DTZ001
)
def test_a_request_that_is_a_mistake_of_the_program_is_a_value_error(
    ask: Ask, more: dict[str, object]
) -> None:
    with pytest.raises(ValueError, match=r"without its zone|out of range"):
        ask("成都", **{"kg": "1", **more})
