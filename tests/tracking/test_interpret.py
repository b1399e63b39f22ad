"""What a record means: the missed promise of scenario A2, and the edges around it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tracking.event import Event
from tracking.findings import FindingKind
from tracking.house import HouseScan, house_event
from tracking.interpret import Interpretation, Subject, carried, interpret, parcel_status_of
from tracking.promise_state import PromiseKind
from tracking.registry import carrier
from tracking.rule_set import RuleSet
from tracking.status import ParcelStatus, Status
from tracking.timeline import dwells
from tracking.times import BEIJING

NUMBER = "KD250922000117"


def day(text: str) -> datetime:
    return datetime.fromisoformat(f"2025-{text}:00").replace(tzinfo=BEIJING)


def scans(*rows: tuple[str, ParcelStatus | None, str]) -> tuple[Event, ...]:
    return tuple(
        house_event(NUMBER, place, HouseScan(day(at), stage, text))
        for place, (at, stage, text) in enumerate(rows)
    )


A2 = Subject(
    NUMBER,
    scans(
        ("09-22T16:40", ParcelStatus.ACCEPTED, "收寄"),
        ("09-23T08:10", None, "到达上海转运中心"),
        ("09-22T21:30", None, "离开杭州转运中心"),
    ),
    house=True,
    promise_at=day("09-23T12:00"),
    seen_at=day("09-24T09:40"),
)


def at(when: str, rules: RuleSet, subject: Subject = A2) -> Interpretation:
    return interpret(subject, day(when), BEIJING, rules)


def kinds(found: Interpretation) -> list[str]:
    return [finding.kind for finding in found.findings]


def test_a2_the_phone_enquiry(rules: RuleSet) -> None:
    found = at("09-24T10:05", rules)
    assert found.parcel_status is ParcelStatus.AT_HUB
    assert found.promise_state.kind is PromiseKind.OVERDUE
    assert found.promise_state.by == timedelta(hours=22, minutes=5)
    assert (found.stale, found.data_age) == (True, timedelta(minutes=25))
    assert found.place == "上海转运中心"
    dwell = {entry.event.text: entry.lasted for entry in dwells(A2.events)}
    assert list(dwell) == ["收寄", "离开杭州转运中心", "到达上海转运中心"]
    assert dwell["离开杭州转运中心"] == timedelta(hours=10, minutes=40)


def test_a2_what_is_read_aloud_names_the_place_and_the_next_step(rules: RuleSet) -> None:
    found = at("09-24T10:05", rules)
    assert "上海转运中心" in found.say["zh-CN"]
    assert "9月23日(周二) 08:10" in found.say["zh-CN"]
    assert "22 小时 05 分" in found.say["zh-CN"]
    assert "接下来送往派送网点" in found.say["zh-CN"]
    assert "上海转运中心 on Tue 23 Sep 08:10; next it goes" in found.say["en"]
    assert "22 h 05 min late" in found.say["en"]
    assert "25 min ago" in found.say["en"]
    assert all(found.next_step.values())


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ("09-23T07:59", []),
        ("09-23T08:00", ["AT_RISK"]),
        ("09-23T11:59", ["AT_RISK"]),
        ("09-23T12:00", ["AT_RISK", "DELAYED"]),
        ("09-24T08:09", ["AT_RISK", "DELAYED"]),
        ("09-24T08:10", ["AT_RISK", "DELAYED", "STALLED"]),
    ],
)
def test_a2_the_findings_fall_due_at_their_minute(
    when: str, found: list[str], rules: RuleSet
) -> None:
    answer = at(when, rules)
    assert kinds(answer) == found
    assert answer.parcel_status is ParcelStatus.AT_HUB
    assert all(finding.rule for finding in answer.findings)


def test_a_finding_carries_the_instant_at_which_it_fell_due(rules: RuleSet) -> None:
    due = {finding.kind: finding.due_at for finding in at("09-24T10:05", rules).findings}
    assert due == {
        FindingKind.AT_RISK: day("09-23T08:00"),
        FindingKind.DELAYED: day("09-23T12:00"),
        FindingKind.STALLED: day("09-24T08:10"),
    }


@pytest.mark.parametrize(("when", "stale"), [("09-24T09:54", False), ("09-24T09:55", True)])
def test_data_is_stale_after_15_minutes(when: str, stale: bool, rules: RuleSet) -> None:
    assert at(when, rules).stale is stale


def test_a_parcel_that_is_not_pulled_is_never_stale(rules: RuleSet) -> None:
    found = at("09-24T10:05", rules, Subject(NUMBER, A2.events, house=True))
    assert (found.stale, found.data_age) == (False, None)
    assert found.promise_state.kind is PromiseKind.NONE


def test_out_for_delivery_in_time_takes_the_risk_away(rules: RuleSet) -> None:
    out = scans(
        ("09-23T07:30", ParcelStatus.OUT_FOR_DELIVERY, "派送"),
    )
    subject = Subject(NUMBER, out, house=True, promise_at=day("09-23T12:00"))
    found = at("09-23T09:00", rules, subject)
    assert (found.promise_state.kind, kinds(found)) == (PromiseKind.ON_TIME, [])


@pytest.mark.parametrize(
    ("stopped", "kind", "findings"),
    [
        ("09-23T12:00", PromiseKind.KEPT, []),
        ("09-23T12:01", PromiseKind.MISSED, ["DELAYED"]),
    ],
)
@pytest.mark.parametrize("stage", ["DELIVERED", "ATTEMPT_FAILED", "AWAITING_PICKUP"])
def test_the_first_attempt_stops_the_promise(
    stopped: str, kind: PromiseKind, findings: list[str], stage: str, rules: RuleSet
) -> None:
    events = scans((stopped, ParcelStatus(stage), "x"))
    subject = Subject(NUMBER, events, house=True, promise_at=day("09-23T12:00"))
    found = at("09-23T13:00", rules, subject)
    assert (found.promise_state.kind, kinds(found)) == (kind, findings)


def test_time_with_customs_does_not_count(rules: RuleSet) -> None:
    events = scans(
        ("09-22T10:00", ParcelStatus.CUSTOMS, "清关"),
        ("09-22T16:00", ParcelStatus.IN_TRANSIT, "放行"),
    )
    subject = Subject(NUMBER, events, house=True, promise_at=day("09-23T12:00"), abroad=True)
    found = at("09-23T13:00", rules, subject)
    assert found.promise_state.due_at == day("09-23T18:00")


def test_a_parcel_abroad_stalls_after_72_hours(rules: RuleSet) -> None:
    subject = Subject(NUMBER, A2.events, house=True, abroad=True)
    assert kinds(at("09-26T08:09", rules, subject)) == []
    assert kinds(at("09-26T08:10", rules, subject)) == ["STALLED"]


def test_a_late_carrier_event_never_moves_a_final_state_back(rules: RuleSet) -> None:
    events = scans(
        ("09-23T10:00", ParcelStatus.DELIVERED, "签收"),
        ("09-23T11:00", None, "到达上海转运中心"),
    )
    found = at("09-24T10:00", rules, Subject(NUMBER, events, house=True))
    assert found.parcel_status is ParcelStatus.DELIVERED
    assert "event-after-final" in found.notes
    reopened = (*events, *scans(("09-23T12:00", ParcelStatus.AT_BRANCH, "找回")))
    assert parcel_status_of(Subject(NUMBER, reopened, house=True), rules) is ParcelStatus.AT_BRANCH


def test_a_text_alone_never_delivers_a_parcel(rules: RuleSet) -> None:
    events = scans(
        ("09-22T16:40", ParcelStatus.ACCEPTED, "收寄"), ("09-23T10:00", None, "快件已签收")
    )
    assert parcel_status_of(Subject(NUMBER, events, house=True), rules) is ParcelStatus.ACCEPTED


@pytest.mark.parametrize(
    ("reason", "signer", "proof"),
    [
        ("signed_by_recipient", "recipient", True),
        ("signed_by_other", "other", False),
        ("collected_at_point", "point", False),
        ("left_safe_place", "safe_place", False),
        (None, "", False),
        ("after_exception", "", False),
    ],
)
def test_delivered_is_proof_of_receipt_only_when_the_recipient_signed(
    reason: str | None, signer: str, proof: bool, rules: RuleSet
) -> None:
    subject = Subject("X", status=Status.DELIVERED, reason=reason)
    found = at("09-24T10:00", rules, subject)
    assert (found.signer, found.proof_of_receipt) == (signer, proof)
    assert ("本人签收。" in found.say["zh-CN"]) is proof
    assert ("The recipient" in found.say["en"]) is proof
    assert ("signer-not-the-recipient" in found.notes) is not proof


@pytest.mark.parametrize("status", Status)
def test_every_status_of_a_carrier_is_said_in_both_languages(
    status: Status, rules: RuleSet
) -> None:
    found = at("09-24T10:00", rules, Subject("X", status=status))
    assert found.say["zh-CN"].endswith("。")
    assert found.say["en"].endswith(".")
    assert "{" not in found.say["en"] + found.say["zh-CN"]
    assert found.next_step["en"] != found.next_step["zh-CN"]


@pytest.mark.parametrize("status", ParcelStatus)
def test_every_house_status_is_said_in_both_languages(status: ParcelStatus, rules: RuleSet) -> None:
    found = at("09-24T10:00", rules, Subject("X", house=True, parcel_status=status))
    assert found.parcel_status is status
    assert found.say["zh-CN"]
    assert found.say["en"]


def test_a_carrier_s_shipment_is_read_through_to_the_words(rules: RuleSet) -> None:
    body = """{"nu":"INV1","com":"yuantong","state":"0","status":"200","data":[
      {"time":"2025-09-23 08:10:00","context":"您的快件已经到达【上海转运中心】","statusCode":"0"},
      {"time":"2025-09-22 21:30:00","context":"您的快件离开【杭州转运中心】","statusCode":"0"}]}"""
    shipment = carrier("kuaidi100").read(body.encode(), rules.maps).shipments[0]
    found = at("09-23T09:00", rules, carried(shipment, day("09-23T08:55")))
    assert found.parcel_status is ParcelStatus.AT_HUB
    assert found.status is Status.IN_TRANSIT
    assert "上海转运中心" in found.say["en"]


def test_a_doubtful_time_is_spoken_as_it_was_given(rules: RuleSet) -> None:
    body = b"""{"tracking_number":"INV1","status":"in_transit","events":[{"date":"2025-09-23",
      "time":"22:20 PM","timestamp":"2025-09-23T22:20:00.000Z","status":"in_transit"}]}"""
    shipment = carrier("karrio").read(body, rules.maps).shipments[0]
    assert "Tue 23 Sep 22:20" in at("09-24T10:00", rules, carried(shipment)).say["en"]


def test_a_time_from_the_future_is_noted_beyond_the_doubt_about_zones(rules: RuleSet) -> None:
    subject = Subject(NUMBER, scans(("09-25T00:30", None, "离开杭州转运中心")), house=True)
    assert "event-from-the-future" in at("09-24T10:00", rules, subject).notes
    assert at("09-24T10:31", rules, subject).notes == ()


def test_a_brace_from_outside_stays_a_brace(rules: RuleSet) -> None:
    scan = HouseScan(day("09-23T08:10"), ParcelStatus.AT_HUB, "x", "{promise}{0.__class__}")
    subject = Subject(NUMBER, (house_event(NUMBER, 0, scan),), house=True)
    assert "{promise}{0.__class__}" in at("09-24T10:00", rules, subject).say["en"]
