"""The parcel that a person took in last."""

from __future__ import annotations

from counter.desk import Desk
from counter.views.last_parcel import last_parcel
from tests.counter.orders import CLERK, SUPERVISOR, a1, plain


def test_who_took_nothing_in_has_no_last_parcel(desk: Desk) -> None:
    assert desk.ask(last_parcel("E1001")) is None


def test_the_last_of_this_person_with_its_contents(desk: Desk) -> None:
    desk.do(plain(), CLERK)
    newest = desk.do(a1(), CLERK).facts["waybill"]
    desk.do(plain(), SUPERVISOR)
    found = desk.ask(last_parcel("E1001"))
    assert found is not None
    assert found.parcel.waybill == newest
    assert found.contents == (("模型", 1),)
