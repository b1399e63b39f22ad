"""From what was typed to a quote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from counter import quote_words, refusal
from counter.quoting import Wanted, ask_tariff, find_place
from counter.refusal import Refused
from counter.rulebook import RuleBook, load_rulebook
from tariffs.refusal import CODES
from tests.counter.orders import local

ZONE = ZoneInfo("Asia/Shanghai")
AT = local("2025-09-22 15:05")


@pytest.fixture(scope="module")
def rules() -> RuleBook:
    """The packaged rules."""
    return load_rulebook()


def _ask(rules: RuleBook, changes: Mapping[str, object], at: datetime = AT) -> str:
    wanted = Wanted(origin="杭州", destination="成都", weight_kg=Decimal(1))
    try:
        ask_tariff(rules, ZONE, replace(wanted, **changes), at)  # type: ignore[arg-type]
    except Refused as refused:
        return "facts missing" if "{" in refused.message("en") else refused.code
    return ""


def test_every_no_of_the_tariff_has_words() -> None:
    assert quote_words.PLACE_UNKNOWN in refusal.all_wordings()
    assert set(CODES) <= set(refusal.all_wordings())


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, ""),
        ({"destination": "亚特兰蒂斯"}, "place-unknown"),
        ({"origin": ""}, "place-unknown"),
        ({"destination": "朝阳"}, "place-ambiguous"),
        ({"destination": "BR"}, "not-served"),
        ({"destination": "330000"}, "needs-city"),
        ({"weight_kg": Decimal(0)}, "weight-not-positive"),
        ({"insured": True}, "declared-missing"),
        ({"insured": True, "declared_fen": -1}, "declared-not-positive"),
        ({"products": ("SEA",)}, "unknown-product"),
        ({"packaging": "XXL"}, "unknown-packaging"),
        ({"goods_class": "G9"}, "unknown-goods"),
        ({"discount_percent": Decimal(101)}, "discount-not-valid"),
    ],
)
def test_what_cannot_be_quoted_is_said_in_words(
    rules: RuleBook, changes: dict[str, object], code: str
) -> None:
    assert _ask(rules, changes) == code


def test_before_the_first_tariff_there_is_no_price(rules: RuleBook) -> None:
    assert _ask(rules, {}, local("2025-08-31 23:59")) == "no-book-in-force"
    assert _ask(rules, {}, local("2025-09-01 00:00")) == ""


def test_an_ambiguous_place_names_its_choices(rules: RuleBook) -> None:
    with pytest.raises(Refused) as caught:
        find_place(rules, "朝阳")
    choices = str(caught.value.facts["choices"])
    assert "北京市朝阳区" in choices
    assert len(choices.split(", ")) <= 5
