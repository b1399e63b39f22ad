from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from counter.rulebook import load_rulebook
from tariffs.quote import Quote, Request, quote
from tariffs.weight import Dimensions

RULES = load_rulebook()
BOOK = RULES.tariff_at(date(2025, 9, 22))
TO = ("杭州", "宁波", "上海", "成都", "乌鲁木齐", "HK", "JP", "US")
KG = st.decimals("0.001", "200", places=3)
SIDE = st.decimals("0.1", "200", places=1)
Quoted = Callable[[Request], Quote]


@st.composite
def _requests(draw: st.DrawFn) -> Request:
    origin, destination = (
        RULES.gazetteer.resolve(text) for text in ("杭州", draw(st.sampled_from(TO)))
    )
    assert origin is not None
    assert destination is not None
    size = draw(st.none() | st.builds(Dimensions, SIDE, SIDE, SIDE))
    declared = draw(st.none() | st.integers(1, 2_000_000))
    after = draw(st.integers(0, 200 * 86_400))
    return Request(
        origin=origin,
        destination=destination,
        weight_kg=draw(KG),
        dims=size,
        declared_fen=declared,
        insured=declared is not None and draw(st.booleans()),
        packaging=draw(st.sampled_from((None, "S", "M", "L"))),
        goods_class=draw(st.sampled_from((None, "G0", "G1", "G2", "G3", "G4", "G5"))),
        papers=draw(st.booleans()),
        discount_percent=draw(st.decimals("0", "30", places=1)),
        role=draw(st.sampled_from(("clerk", "supervisor", "manager", "courier"))),
        accepted_at=datetime(2025, 9, 22, tzinfo=UTC) + timedelta(seconds=after),
        tz=ZoneInfo("Asia/Shanghai"),
    )


@given(_requests())
def test_the_total_is_the_sum_of_its_lines(request: Request) -> None:
    for option in quote(request, BOOK).options:
        if option.refused is None:
            assert option.total_fen == sum(line.amount_fen for line in option.lines)
            assert option.total_fen > 0
            assert all(line.rule == line.why.rule for line in option.lines)


@given(_requests())
def test_billable_weight_is_never_less_than_either_weight(request: Request) -> None:
    found = quote(request, BOOK)
    assert found.billable >= found.actual == request.weight_kg
    if found.volumetric is not None:
        assert found.billable >= found.volumetric
    assert found.billable % found.zone.step == 0


@given(_requests(), KG)
def test_a_heavier_parcel_never_costs_less(request: Request, more: Decimal) -> None:
    light = quote(request, BOOK)
    heavy = quote(replace(request, weight_kg=request.weight_kg + more), BOOK)
    for one, other in zip(light.options, heavy.options, strict=True):
        assert (one.refused is None) == (other.refused is None)
        if one.total_fen is not None and other.total_fen is not None:
            assert one.total_fen <= other.total_fen


@given(_requests())
def test_the_same_question_has_the_same_answer(request: Request) -> None:
    assert quote(request, BOOK) == quote(request, BOOK)


@given(_requests())
def test_options_that_can_be_had_stand_cheapest_first(request: Request) -> None:
    found = quote(request, BOOK)
    totals = [option.total_fen for option in found.options if option.total_fen is not None]
    assert totals == sorted(totals)
    assert len(found.options) == 3


@given(_requests())
def test_a_promise_lies_after_acceptance_and_lateness_pays_the_freight(request: Request) -> None:
    for option in quote(request, BOOK).options:
        if option.promise is not None:
            assert option.promise.due_at > request.accepted_at
            assert option.late_pays_fen == option.freight_fen
