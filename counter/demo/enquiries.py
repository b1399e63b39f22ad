"""Enquiries at the demo outlet, the promises made in them, and duties met."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from counter.actor import Actor
from counter.clock import StoppedClock
from counter.demo.sending import Sent
from counter.demo.world import Chance
from counter.desk import Desk
from counter.identity_check import Shown
from counter.ids import new_id
from counter.jobs.finish_duty import FinishDuty
from counter.jobs.record_contact import RecordContact
from counter.refusal import Refused
from counter.views.home import home

_CLERK, _SPECIALIST = Actor.person("E1001"), Actor.person("C6001")
_NOTES = ("问派送时间", "问到哪里了", "要求改派送时段", "确认收件地址")
_MET = ("已联系收件人并说明原因", "已向转运中心催查", "已电话告知新的派送时间", "已回电")
_PROMISED = "回电告知派送时间"


def answer_enquiry(desk: Desk, sent: Sent, at: datetime, chance: Chance) -> None:
    """Somebody asks about a parcel; a late one gets a promise to call back."""
    name = sent.recipient.name if chance.within(0.93) else ""
    enquiry = _enquiry(sent, chance, Shown(number=sent.waybill, name=name), None)
    desk.clock = StoppedClock(at)
    try:
        desk.do(enquiry, _CLERK)
    except Refused as refused:
        # The other refusal, that nobody has shown who they are, is itself put on record.
        if refused.code == "promise-needed":
            desk.do(_enquiry(sent, chance, enquiry.shown, _next_morning(desk, at)), _CLERK)


def finish_duties(desk: Desk, chance: Chance) -> None:
    """Most duties that fell due the day before are met; some are left lying."""
    now = desk.clock.now()
    for waiting in desk.ask(home(desk.outlet, now)).waiting:
        if waiting.due_at < now - timedelta(hours=30) and chance.within(0.6):
            duty = FinishDuty(job=new_id(), duty=waiting.id, note=chance.one(_MET))
            desk.do(duty, _SPECIALIST)


def promise_calls(desk: Desk, until: datetime, sent: list[Sent], chance: Chance) -> None:
    """Promise two customers a call: one later today where the day still allows it, one tomorrow."""
    evening = datetime.combine(
        until.astimezone(desk.outlet.zone).date(), time(20, 0), desk.outlet.zone
    )
    soon = until + timedelta(hours=1, minutes=30)
    times = (soon if soon <= evening else _next_morning(desk, until), _next_morning(desk, until))
    for at, parcel in zip(times, sent[-12:-10], strict=False):
        shown = Shown(number=parcel.waybill, name=parcel.recipient.name)
        desk.do(_enquiry(parcel, chance, shown, at), _CLERK)


def _enquiry(sent: Sent, chance: Chance, shown: Shown, call_back: datetime | None) -> RecordContact:
    return RecordContact(
        job=new_id(),
        waybill=sent.waybill,
        channel="phone",
        shown=shown,
        rings=chance.between(1, 4),
        note=chance.one(_NOTES),
        call_back_at=call_back,
        call_back_text=_PROMISED if call_back else "",
    )


def _next_morning(desk: Desk, at: datetime) -> datetime:
    day = at.astimezone(desk.outlet.zone).date() + timedelta(days=1)
    return datetime.combine(day, time(10, 0), desk.outlet.zone)
