from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.delay import LateParcel, delay_compensation
from claims.terms import Terms, check_terms
from counter.rulebook import load_rulebook

SHANGHAI = ZoneInfo("Asia/Shanghai")


def _terms() -> Terms:
    terms = load_rulebook().terms_at(date(2025, 9, 22))
    assert terms is not None
    return terms


TERMS = _terms()


def _at(text: str) -> datetime:
    return datetime.fromisoformat(f"2025-{text}").replace(tzinfo=SHANGHAI)


def _parcel(at: str, delivered: str | None = None, freight: int = 2175) -> LateParcel:
    return LateParcel(
        freight_fen=freight,
        promised_at=_at("09-23 12:00"),
        total_delay_at=_at("09-30 20:00"),
        at=_at(at),
        delivered_at=None if delivered is None else _at(delivered),
    )


@pytest.mark.parametrize(
    ("at", "delivered", "case", "fen"),
    [
        ("09-23 11:59:59", None, "none", 0),
        ("09-23 12:00:00", None, "none", 0),
        ("09-23 12:00:01", None, "late", 2175),
        ("09-24 10:05", None, "late", 2175),
        ("09-30 20:00:00", None, "late", 2175),
        ("09-30 20:00:01", None, "total-delay", 2175),
        ("10-20 09:00", "09-23 12:00:00", "none", 0),
        ("10-20 09:00", "09-23 12:00:01", "late", 2175),
        ("10-20 09:00", "09-30 20:00:00", "late", 2175),
        ("10-20 09:00", "10-01 09:00", "total-delay", 2175),
    ],
)
def test_what_a_missed_promise_gives(at: str, delivered: str | None, case: str, fen: int) -> None:
    hint = delay_compensation(_parcel(at, delivered), TERMS)
    assert (hint.case, hint.amount_fen) == (case, fen)
    assert hint.rule == f"terms-2025-09/delay/{case}" == hint.why.rule
    assert hint.loss_claim == (case == "total-delay")


def test_a_hint_shows_how_it_came_about() -> None:
    why = delay_compensation(_parcel("09-24 10:05"), TERMS).why
    assert why.arithmetic == "21.75 × 100 % = 21.75"
    assert (why.mark, why.valid_from) == ("house", date(2025, 9, 1))
    assert ("delivered", "-") in why.inputs


def test_the_terms_are_a_contract_offer_and_no_law() -> None:
    assert TERMS.basis == "contract"


@given(st.integers(0, 10**8), st.timedeltas(timedelta(-30), timedelta(60)))
def test_never_more_than_the_freight_and_never_less_later(freight: int, later: timedelta) -> None:
    parcel = LateParcel(freight, _at("09-23 12:00"), _at("09-30 20:00"), _at("09-23 12:00") + later)
    hint = delay_compensation(parcel, TERMS)
    assert 0 <= hint.amount_fen <= freight
    assert hint.amount_fen == (freight if later > timedelta(0) else 0)


def test_a_freight_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="below zero"):
        delay_compensation(_parcel("09-24 10:05", freight=-1), TERMS)


@pytest.mark.parametrize("percent", ["-1", "NaN"])
def test_terms_that_make_no_sense_are_named(percent: str) -> None:
    faulty = msgspec.structs.replace(
        TERMS,
        delay=msgspec.convert({"freight_percent": percent}, type(TERMS.delay)),
        valid_to=date(2025, 1, 1),
    )
    assert {fault.key for fault in check_terms(faulty, "x")} == {
        "valid_to",
        "delay.freight_percent",
    }
