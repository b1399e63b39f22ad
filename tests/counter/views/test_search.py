"""From the words of an enquiry to one parcel or to all that fit."""

from __future__ import annotations

import json

import pytest

from counter.actor import Actor
from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.ingest import Ingest
from counter.refusal import Refused
from counter.views.search import search
from counter.views.track import TrackView
from tests.counter.orders import CLERK, answer_of, plain


def ask(desk: Desk, *words: str) -> object:
    return desk.ask(search(desk.rules, desk.outlet, words, desk.clock.now()))


def test_a_number_opens_the_parcel_also_with_blanks_in_it(desk: Desk) -> None:
    number = str(desk.do(plain(), CLERK).facts["waybill"])
    for words in ((number,), (number[:2], number[2:8], number[8:]), (number.lower(),)):
        found = ask(desk, *words)
        assert isinstance(found, TrackView)
        assert found.record.number == number


def test_words_that_fit_one_parcel_open_it(desk: Desk) -> None:
    desk.do(plain(), CLERK)
    assert isinstance(ask(desk, "2208", "方可"), TrackView)


def test_words_that_fit_several_give_them_all(desk: Desk) -> None:
    desk.do(plain(), CLERK)
    desk.do(plain(), CLERK)
    found = ask(desk, "2208")
    assert isinstance(found, tuple)
    assert len(found) == 2


def test_a_short_number_of_another_carrier_is_found(desk: Desk) -> None:
    payload = json.dumps(answer_of("AB123", ("2025-09-22 09:00:00", "已揽收"))).encode()
    desk.do(Ingest(job=new_id(), provider="kuaidi100", payload=payload), Actor.remote("kuaidi100"))
    assert isinstance(ask(desk, "AB123"), TrackView)


def test_a_shipment_without_events_is_still_a_shipment(desk: Desk) -> None:
    payload = json.dumps(answer_of("AB123")).encode()
    desk.do(Ingest(job=new_id(), provider="kuaidi100", payload=payload), Actor.remote("kuaidi100"))
    found = ask(desk, "AB123")
    assert found == () or (isinstance(found, TrackView) and found.steps == ())


@pytest.mark.parametrize(
    ("number", "code"), [("KD999999999999", "number-unknown"), ("EB000717619HK", "number-mistyped")]
)
def test_a_whole_number_that_nobody_knows_is_refused(desk: Desk, number: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        ask(desk, number)
    assert refused.value.code == code


def test_nothing_fits_nothing(desk: Desk) -> None:
    assert ask(desk, "9999", "无人") == ()
