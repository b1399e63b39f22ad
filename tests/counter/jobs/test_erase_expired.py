"""Erasing personal data after its time: the words go, the journal still holds."""

from __future__ import annotations

import json

import pytest

from counter.actor import Actor
from counter.auditing import audit
from counter.clock import StoppedClock
from counter.desk import Desk
from counter.ids import new_id
from counter.job import Outcome
from counter.jobs.erase_expired import EraseExpired
from counter.jobs.ingest import Ingest
from counter.views.find_parcel import find_parcels
from counter.views.track import track
from tests.counter.orders import ADMIN, CLERK, a1, answer_of, deliver_all, local, plain
from tests.counter.reading import kinds

WAYBILL = "KD250922000117"
YEAR_LATER = local("2026-09-22 15:06")


@pytest.fixture
def parcel(desk: Desk) -> str:
    """A parcel with a provider's answer about it, both of 2025-09-22 15:05."""
    desk.do(a1(waybill=WAYBILL), CLERK)
    payload = json.dumps(answer_of(WAYBILL, ("2025-09-22 15:00:00", "快递员王小二已揽收")))
    command = Ingest(job=new_id(), provider="kuaidi100", payload=payload.encode())
    desk.do(command, Actor.remote("kuaidi100"))
    return WAYBILL


def _erase(desk: Desk) -> Outcome:
    return desk.do(EraseExpired(job=new_id()), ADMIN)


def test_before_its_time_nothing_is_erased(desk: Desk, parcel: str) -> None:
    desk.clock = StoppedClock(local("2026-09-22 15:05"))
    before = kinds(desk)
    assert _erase(desk).facts == {"erased": 0, "more": False}
    assert kinds(desk) == before
    assert parcel


def test_a_parcel_that_has_not_come_to_its_end_is_kept(desk: Desk, parcel: str) -> None:
    desk.clock = StoppedClock(local("2031-01-01 08:00"))
    assert _erase(desk).facts == {"erased": 0, "more": False}
    view = desk.ask(track(desk.rules, desk.outlet, parcel, desk.clock.now()))
    assert view is not None
    assert view.record.parcel is not None
    assert all(party.name for party in view.record.parcel.parties)


def test_after_its_time_every_word_is_gone_and_the_journal_holds(desk: Desk, parcel: str) -> None:
    deliver_all(desk)
    desk.clock = StoppedClock(YEAR_LATER)
    assert _erase(desk).facts == {"erased": 3, "more": True}
    assert _erase(desk).facts == {"erased": 0, "more": False}
    verdict = audit(desk.store)
    assert verdict.good
    assert verdict.erased == 3
    raw = (desk.store.home.folder / "counter.db").read_bytes()
    desk.store.close()
    raw += (desk.store.home.folder / "counter.db").read_bytes()
    for word in ("沈雨桐", "方可", "13800002208", "人民南路", "王小二"):
        assert word.encode() not in raw, word
    assert parcel


def test_an_erased_parcel_is_still_tracked_without_names(desk: Desk, parcel: str) -> None:
    deliver_all(desk)
    desk.clock = StoppedClock(YEAR_LATER)
    _erase(desk)
    view = desk.ask(track(desk.rules, desk.outlet, parcel, YEAR_LATER))
    assert view is not None
    assert view.record.parcel is not None
    assert [party.name for party in view.record.parcel.parties] == ["", ""]
    assert [found.sender for found in desk.ask(find_parcels(()))] == [""]


def test_news_of_a_parcel_keeps_its_data_longer(desk: Desk, parcel: str) -> None:
    desk.clock = StoppedClock(local("2025-12-01 10:00"))
    deliver_all(desk)
    assert parcel
    desk.clock = StoppedClock(YEAR_LATER)
    assert _erase(desk).facts["erased"] == 0


def test_many_parcels_are_erased_some_at_a_time(desk: Desk) -> None:
    for _ in range(60):
        desk.do(plain(), CLERK)
    deliver_all(desk)
    desk.clock = StoppedClock(YEAR_LATER)
    assert [_erase(desk).facts["erased"] for _ in range(3)] == [100, 20, 0]
    assert audit(desk.store).good
