"""Blocks of waybill numbers: no number is ever given twice."""

from __future__ import annotations

import pytest

from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.grant_numbers import GrantNumbers
from counter.refusal import Refused
from tests.counter.orders import CLERK, MANAGER, plain
from tests.counter.reading import kinds

FIRST, LAST = 33010600001, 33010620000


def _grant(desk: Desk, kind: str, first: int, last: int) -> str:
    command = GrantNumbers(job=new_id(), kind=kind, first=first, last=last)
    try:
        desk.do(command, MANAGER)
    except Refused as refused:
        return refused.code
    return ""


@pytest.mark.parametrize(
    ("kind", "first", "last", "code"),
    [
        ("issued", 0, 5, "bad-number-block"),
        ("issued", -5, 5, "bad-number-block"),
        ("issued", 6, 5, "bad-number-block"),
        ("issued", 1, 10**11, "bad-number-block"),
        ("issued", 1, 10**30, "bad-number-block"),
        ("preprinted", 1, 10**12, "bad-number-block"),
        ("borrowed", 1, 5, "bad-number-block"),
        ("issued", FIRST - 5, FIRST, "number-block-overlaps"),
        ("issued", LAST, LAST + 5, "number-block-overlaps"),
        ("issued", FIRST + 5, FIRST + 9, "number-block-overlaps"),
        ("issued", FIRST - 5, LAST + 5, "number-block-overlaps"),
        ("preprinted", 250922000001, 250922000001, "number-block-overlaps"),
        ("issued", FIRST - 5, FIRST - 1, ""),
        ("issued", LAST + 1, LAST + 1, ""),
        ("issued", 10**11 - 1, 10**11 - 1, ""),
        ("preprinted", 10**12 - 1, 10**12 - 1, ""),
        ("preprinted", FIRST, LAST, ""),
    ],
)
def test_a_block_is_taken_when_it_is_sound(
    desk: Desk, kind: str, first: int, last: int, code: str
) -> None:
    before = len(kinds(desk))
    assert _grant(desk, kind, first, last) == code
    assert len(kinds(desk)) - before == (0 if code else 1)


def test_the_lower_block_is_used_first_and_then_the_next(desk: Desk) -> None:
    assert _grant(desk, "issued", 5, 6) == ""
    used = [str(desk.do(plain(), CLERK).facts["waybill"])[2:-1] for _ in range(3)]
    assert used == ["00000000005", "00000000006", str(FIRST)]
