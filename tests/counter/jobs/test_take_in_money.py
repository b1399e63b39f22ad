"""Money of an acceptance: it neither appears nor vanishes, whatever is sent."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter.acceptance import Party
from counter.desk import Desk
from counter.ids import new_id
from tariffs.weight import Dimensions
from tests.counter.orders import CLERK, GOODS, a1
from tests.counter.reading import rows

_TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)
_NAMES = _TEXTS.filter(lambda text: text.strip() != "")


@given(
    weight=st.decimals("0.01", "80", places=2),
    side=st.integers(1, 120),
    declared=st.none() | st.integers(1, 2_000_000),
    product=st.sampled_from(["ECO", "STD", "EXP"]),
    percent=st.integers(0, 10),
    more=st.integers(0, 100_000),
    name=_NAMES,
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_money_neither_appears_nor_vanishes(
    desk: Desk,
    *,
    weight: Decimal,
    side: int,
    declared: int | None,
    product: str,
    percent: int,
    more: int,
    name: str,
) -> None:
    goods = replace(
        GOODS,
        weight_kg=weight,
        dims=Dimensions(Decimal(side), Decimal(10), Decimal(20)),
        insured=declared is not None,
        declared_fen=declared,
    )
    order = a1(
        job=new_id(),
        goods=goods,
        product=product,
        discount_percent=Decimal(percent),
        recipient=Party(name=name, phone="13800002208", place="510107", address=name),
        tendered_fen=None,
    )
    exact = desk.do(order, CLERK).facts
    total = int(str(exact["total_fen"]))
    paid = desk.do(replace(order, job=new_id(), tendered_fen=total + more), CLERK)
    assert exact["change_fen"] == 0
    assert paid.facts["change_fen"] == more
    assert paid.journal is not None
    fact = rows(desk, "SELECT body FROM journal WHERE number = ?", paid.journal.number)[0]["body"]
    booked = rows(
        desk, "SELECT account, amount_fen FROM postings WHERE number = ?", paid.journal.number
    )
    assert sum(row["amount_fen"] for row in booked) == 0
    assert sum(row["amount_fen"] for row in booked if row["account"].startswith("till:")) == total
    assert _sum_of_lines(fact) == total


def _sum_of_lines(body: str) -> int:
    return sum(int(fen) for _code, fen, _rule in json.loads(body)["lines"])
