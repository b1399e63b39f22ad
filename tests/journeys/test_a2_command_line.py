"""Scenario A2 on the command line: an enquiry with stale data and a missed promise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.counter.orders import Content, answer_of
from tests.counter.reading import Counter

Written = Callable[[object], Path]
WAYBILL = "KD250922000117"
PARCEL: dict[str, Content] = {
    "sender": {"name": "沈雨桐", "phone": "138-0000-1101"},
    "recipient": {
        "name": "陶然",
        "phone": "138-0000-2208",
        "place": "上海市浦东新区",
        "address": "张杨路500号12楼",
    },
    "contents": [{"name": "样品"}],
    "weight": "1.3",
    "dims": "30x20x15",
    "insured": False,
    "product": "EXP",
    "checks": {
        "identity": "resident-id",
        "inspection": True,
        "disclosure": True,
        "delivery": "door",
    },
    "waybill": WAYBILL,
}
# The newer event stands before the older one, as the provider delivered them.
EVENTS = answer_of(
    WAYBILL,
    ("2025-09-23 08:10:00", "到达上海转运中心"),
    ("2025-09-22 21:30:00", "离开杭州转运中心"),
)
SHOWN = ("--name", "陶然", "--phone4", "2208")


@pytest.fixture
def on_the_day(counter: Counter, written: Written) -> Counter:
    """The counter as it stands on Wednesday 2025-09-24 at 10:05."""
    taken = counter("accept", "--file", written(PARCEL), "--json", at="2025-09-22T16:40")
    assert taken.code == 0, taken
    assert taken.document["waybill"] == WAYBILL
    assert taken.document["total"]["amount"] == "21.75"
    assert taken.document["promise"] == "2025-09-23T12:00:00+08:00"
    # The two events are known by 09-23; the last successful answer is of 09-24 09:40.
    file = written(EVENTS)
    for at, found in (("2025-09-23T07:59", 0), ("2025-09-23T08:00", 1)):
        assert counter("watch", "--json", at=at).document == {"found": found}
    counter("ingest", "--provider", "kuaidi100", file, "--json", at="2025-09-23T08:20")
    for at, found in (
        ("2025-09-23T11:59", 0),
        ("2025-09-23T12:00", 1),
        ("2025-09-24T08:09", 0),
        ("2025-09-24T08:10", 1),
        ("2025-09-24T08:10", 0),
    ):
        assert counter("watch", "--json", at=at).document == {"found": found}, at
    told = counter("ingest", "--provider", "kuaidi100", file, "--json", at="2025-09-24T09:40")
    assert told.code == 0
    assert told.document["shipments"][0]["distinct_events"] == 2
    return counter


def test_the_events_stand_in_order_of_time_with_their_dwell(on_the_day: Counter) -> None:
    events = on_the_day("track", WAYBILL, "--json", at="2025-09-24T10:05").document["events"]
    assert [(event["at"], event["stage"], event["source"]) for event in events] == [
        ("2025-09-22T16:40:00+08:00", "ACCEPTED", "house"),
        ("2025-09-22T21:30:00+08:00", "IN_TRANSIT", "kuaidi100"),
        ("2025-09-23T08:10:00+08:00", "AT_HUB", "kuaidi100"),
    ]
    assert events[1]["dwell_seconds"] == 38_400 == (10 * 60 + 40) * 60


def test_findings_change_no_status(on_the_day: Counter) -> None:
    found = on_the_day("track", WAYBILL, "--json", at="2025-09-24T10:05").document
    assert found["status"] == "AT_HUB"
    assert [(finding["kind"], finding["due"]) for finding in found["findings"]] == [
        ("AT_RISK", "2025-09-23T08:00:00+08:00"),
        ("DELAYED", "2025-09-23T12:00:00+08:00"),
        ("STALLED", "2025-09-24T08:10:00+08:00"),
    ]
    assert found["exception"]
    assert sorted(duty["kind"] for duty in found["duties"]) == ["exception", "notify"]


def test_the_promise_is_overdue_and_freight_is_offered_back(on_the_day: Counter) -> None:
    found = on_the_day("track", WAYBILL, "--json", at="2025-09-24T10:05").document
    promise = found["promise"]
    assert promise["due"] == "2025-09-23T12:00:00+08:00"
    assert promise["state"] == "overdue"
    assert promise["by_seconds"] == (22 * 60 + 5) * 60
    assert promise["compensation"]["amount"] == "21.75"
    assert promise["compensation"]["currency"] == "CNY"
    assert promise["compensation"]["rule"].startswith("terms-2025-09")


def test_the_data_is_twenty_five_minutes_old_and_says_so(on_the_day: Counter) -> None:
    found = on_the_day("track", WAYBILL, "--json", at="2025-09-24T10:05").document
    assert found["data"] == {
        "seen_at": "2025-09-24T09:40:00+08:00",
        "age_seconds": 25 * 60,
        "stale": True,
    }


@pytest.mark.parametrize(("language", "age"), [("zh-CN", "25 分钟"), ("en", "25 min")])
def test_the_sentence_names_place_age_and_next_step_without_jargon(
    on_the_day: Counter, language: str, age: str
) -> None:
    found = on_the_day("track", WAYBILL, "--json", at="2025-09-24T10:05").document
    sentence = found["say"][language]
    assert "上海转运中心" in sentence
    assert age in sentence
    assert found["next_step"][language]
    for jargon in ("AT_HUB", "DELAYED", "STALLED", "K-01", "API", "kuaidi100", "EXP"):
        assert jargon not in sentence


def test_a_dated_promise_is_compulsory_and_kept_as_a_duty(on_the_day: Counter) -> None:
    enquiry = ("contact", WAYBILL, "--channel", "phone", "--rings", "2", *SHOWN, "--json")
    refused = on_the_day(*enquiry, at="2025-09-24T10:05")
    assert (refused.code, refused.document["refused"]["code"]) == (1, "promise-needed")
    promise = ("--call-back", "2025-09-24T15:00", "--promise", "查到位置后回电")
    done = on_the_day(*enquiry, *promise, at="2025-09-24T10:05")
    assert done.document == {"waybill": WAYBILL, "recorded": True, "call_back": True}
    duties = on_the_day("track", WAYBILL, "--json", at="2025-09-24T10:06").document["duties"]
    promised = [duty for duty in duties if duty["kind"] == "promise"]
    assert [(duty["due"], duty["owner"], duty["done_at"]) for duty in promised] == [
        ("2025-09-24T15:00:00+08:00", "E1001", None)
    ]


def test_a_promise_that_is_over_is_refused(on_the_day: Counter) -> None:
    said = on_the_day(
        "contact", WAYBILL, "--channel", "phone", *SHOWN,
        "--call-back", "2025-09-24T10:05", "--promise", "回电", "--json", at="2025-09-24T10:05",
    )  # fmt: skip
    assert (said.code, said.document["refused"]["code"]) == (1, "promise-past")


@pytest.mark.parametrize("shown", [("--name", "陶然"), ("--phone4", "2208"), ()])
def test_one_detail_is_not_enough(on_the_day: Counter, shown: tuple[str, ...]) -> None:
    said = on_the_day(
        "contact", WAYBILL, "--channel", "phone", *shown, "--json", at="2025-09-24T10:05"
    )
    assert (said.code, said.document["refused"]["code"]) == (1, "identity-not-shown")


def test_the_journal_holds_at_the_end_of_the_day(on_the_day: Counter) -> None:
    assert on_the_day("journal", "verify", "--json", at="2025-09-24T20:00").document["good"]
