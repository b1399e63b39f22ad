"""Numbers that are asked about."""

from __future__ import annotations

import pytest

from counter.desk import Desk
from counter.refusal import Refused
from counter.tracked import look_up, plain_number
from tests.counter.orders import CLERK, a1


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("KD330106000018", "KD330106000018"),
        (" kd330106 000018 ", "KD330106000018"),
        ("KD-330106-000018", "KD330106000018"),
        ("ＫＤ３３０１０６００００１８", "KD330106000018"),
    ],
)
def test_a_number_has_one_normal_form(given: str, plain: str) -> None:
    assert plain_number(given) == plain


@pytest.mark.parametrize("given", ["", "   ", "\u3000", "--"])
def test_no_number_is_refused(given: str) -> None:
    with pytest.raises(Refused, match="number-empty"):
        plain_number(given)


@pytest.mark.parametrize("given", ["KD250922000117", "kd 2509 2200 0117"])
def test_a_parcel_of_ours_is_found_however_it_is_typed(desk: Desk, given: str) -> None:
    desk.do(a1(waybill="KD250922000117"), CLERK)
    view = desk.ask(look_up(desk.rules, desk.outlet, given, desk.clock.now()))
    assert view.record.number == "KD250922000117"


@pytest.mark.parametrize(
    ("given", "code", "expected"),
    [
        ("RR123456785CN", "number-unknown", None),
        ("RR123456780CN", "number-mistyped", "5"),
        ("YT7100200300400", "number-unknown", None),
        ("%", "number-unknown", None),
    ],
)
def test_what_is_not_known_is_said_and_a_wrong_digit_first(
    desk: Desk, given: str, code: str, expected: str | None
) -> None:
    with pytest.raises(Refused) as caught:
        desk.ask(look_up(desk.rules, desk.outlet, given, desk.clock.now()))
    assert caught.value.code == code
    assert caught.value.facts.get("expected") == expected
