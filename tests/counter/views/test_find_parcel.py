"""Finding parcels by what a customer can say, and telling no more than that."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter.acceptance import Party
from counter.cli.track_document import track_document
from counter.clock import StoppedClock
from counter.desk import Desk
from counter.tracked import look_up
from counter.views.find_parcel import LIMIT, find_parcels
from tests.counter.orders import CLERK, RECIPIENT, SENDER, a1, local, plain

TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Nd"), exclude_characters="*"),
    min_size=2,
    max_size=40,
).filter(lambda text: len(text.strip()) > 1)


@pytest.fixture
def parcels(desk: Desk) -> Desk:
    """Two parcels: to 方可 2208 on a label, and to 陶然 3309."""
    desk.do(a1(waybill="KD250922000117"), CLERK)
    other = replace(RECIPIENT, name="陶然", phone="138-0000-3309")
    desk.clock = StoppedClock(local("2025-09-22 15:06"))
    desk.do(plain(recipient=other), CLERK)
    return desk


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("KD250922000117",), ["KD250922000117"]),
        (("kd250922000117",), ["KD250922000117"]),
        (("0117",), ["KD250922000117"]),
        (("2208",), ["KD250922000117"]),
        (("13800002208",), ["KD250922000117"]),
        (("方可",), ["KD250922000117"]),
        (("2208", "方可"), ["KD250922000117"]),
        (("2208", "陶然"), []),
        (("1101",), ["KD330106000018", "KD250922000117"]),
        (("沈雨桐", "3309"), ["KD330106000018"]),
        (("方",), []),
        (("%",), []),
        (("_", "'"), []),
        ((), ["KD330106000018", "KD250922000117"]),
    ],
)
def test_all_words_fit_newest_first(
    parcels: Desk, words: tuple[str, ...], found: list[str]
) -> None:
    assert [parcel.waybill for parcel in parcels.ask(find_parcels(words))] == found


def test_a_list_is_never_longer_than_a_page(desk: Desk) -> None:
    for _ in range(LIMIT + 1):
        desk.do(plain(), CLERK)
    assert len(desk.ask(find_parcels(("1101",)))) == LIMIT


@given(
    name=TEXTS,
    address=TEXTS,
    phone=st.from_regex(r"(1[3-9][0-9]{9}|0571[0-9]{8})", fullmatch=True),
)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_nothing_full_of_a_person_is_listed_or_tracked(
    desk: Desk, name: str, address: str, phone: str
) -> None:
    party = Party(name=name, phone=phone, place="510107", address=address)
    waybill = str(desk.do(a1(sender=SENDER, recipient=party), CLERK).facts["waybill"])
    (found,) = desk.ask(find_parcels((waybill,)))
    shown = found.recipient
    assert phone not in shown
    assert name.strip() not in shown
    assert shown.count("*") >= 6
    view = desk.ask(look_up(desk.rules, desk.outlet, waybill, desk.clock.now()))
    document = track_document(view, desk.outlet.zone)
    parcel = document["parcel"]
    assert isinstance(parcel, dict)
    text = json.dumps(document, ensure_ascii=False)
    assert phone not in text
    assert "address" not in text
    recipient = parcel["recipient"]
    assert isinstance(recipient, dict)
    assert name.strip() not in str(recipient["name"])
