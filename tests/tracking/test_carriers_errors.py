"""Refusals in all their coats, and what a reader does with a body it cannot read."""

from __future__ import annotations

import json

import pytest

from tracking.event import TimeRule
from tracking.reading import Answer, ErrorClass, Unreadable
from tracking.registry import carrier, names
from tracking.status import Status
from tracking.status_map import StatusMaps


def read(
    name: str, value: object, maps: StatusMaps, http: int | None = None, *numbers: str
) -> Answer:
    payload = value if isinstance(value, bytes) else json.dumps(value).encode()
    return carrier(name).read(payload, maps, http_status=http, numbers=numbers)


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize(
    ("http", "class_"),
    [
        (401, ErrorClass.UNAUTHORISED),
        (403, ErrorClass.UNAUTHORISED),
        (404, ErrorClass.NOT_FOUND),
        (429, ErrorClass.THROTTLED),
        (422, ErrorClass.BAD_REQUEST),
        (502, ErrorClass.PROVIDER_FAULT),
    ],
)
def test_an_html_page_under_an_http_error_is_that_error(
    name: str, http: int, class_: ErrorClass, maps: StatusMaps
) -> None:
    answer = read(name, b"<html>no</html>", maps, http)
    assert [error.class_ for error in answer.errors] == [class_]
    assert answer.shipments == ()
    bodiless = read(name, {}, maps, http)
    assert [error.class_ for error in bodiless.errors] == [class_]


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize(
    "payload",
    [b"", b"  ", b"<html>", b"{", b"42", b"null", b'"x"', b"a=b", b"\xff\xff\xff", b"param=1"],
)
def test_a_body_that_is_no_answer_is_unreadable(
    name: str, payload: bytes, maps: StatusMaps
) -> None:
    with pytest.raises(Unreadable) as fault:
        read(name, payload, maps, 200)
    assert fault.value.what


@pytest.mark.parametrize("name", names())
def test_an_object_without_news_is_an_acknowledgement(name: str, maps: StatusMaps) -> None:
    assert read(name, {"hello": {"world": [1, 2, None]}}, maps) == Answer()
    assert read(name, [], maps) == Answer()


def test_the_wait_is_taken_from_the_header_or_from_the_words(maps: StatusMaps) -> None:
    error = {"errors": [{"code": "throttled", "message": "Expected available in 27 seconds."}]}
    body = json.dumps(error).encode()
    assert read("karrio", body, maps, 429).errors[0].retry_after == 27
    told = carrier("karrio").read(body, maps, http_status=429, retry_after="30")
    assert told.errors[0].retry_after == 30


def test_a_number_nobody_knows_yet_is_a_phase_of_the_number_asked_for(maps: StatusMaps) -> None:
    answer = read("dhl", {"title": "No result found", "status": 404}, maps, 404, "INV9")
    assert [(s.number, s.status, s.reason) for s in answer.shipments] == [
        ("INV9", Status.PENDING, "not_found")
    ]
    empty = read("dhl", {"shipments": []}, maps, 200, "INV9")
    assert [s.reason for s in empty.shipments] == ["not_found"]
    refused = {"result": False, "returnCode": "500", "message": "查询无结果，请隔段时间再查"}
    assert read("kuaidi100", refused, maps, 200, "INV9").shipments[0].number == "INV9"


def test_a_refused_key_is_no_word_about_the_number(maps: StatusMaps) -> None:
    answer = read("dhl", {"title": "Unauthorized", "status": 401}, maps, 401, "INV9")
    assert answer.shipments == ()
    assert answer.errors[0].class_ is ErrorClass.UNAUTHORISED


@pytest.mark.parametrize(
    ("name", "body", "class_"),
    [
        ("kuaidi100", {"result": False, "returnCode": "504", "message": "x"}, "throttled"),
        ("kuaidi100", {"result": False, "returnCode": "501", "message": "x"}, "provider_fault"),
        ("kuaidi100", {"result": False, "returnCode": "601", "message": "x"}, "unauthorised"),
        ("kuaidi100", {"result": False, "returnCode": "987", "message": "x"}, "provider_fault"),
        ("kuaidi100", {"status": "400", "message": "参数错误"}, "bad_request"),
        ("karrio", {"detail": "Authentication credentials were not provided."}, "unauthorised"),
        ("karrio", {"errors": [{"code": "strange", "message": "x"}]}, "provider_fault"),
        ("dhl", {"title": "Bad Request", "status": 400, "detail": "x"}, "bad_request"),
        ("dhl", {"status": 503, "detail": "x"}, "provider_fault"),
    ],
)
def test_a_refusal_in_the_body_has_its_class(
    name: str, body: object, class_: str, maps: StatusMaps
) -> None:
    answer = read(name, body, maps)
    assert [error.class_ for error in answer.errors] == [class_]
    assert answer.shipments == ()


def test_a_long_list_tells_where_it_goes_on(maps: StatusMaps) -> None:
    row = {"tracking_number": "INV1", "status": "delivered", "events": []}
    answer = read("karrio", {"next": "https://x.example/?offset=20", "results": [row]}, maps)
    assert answer.next_page == "https://x.example/?offset=20"


def test_a_good_tracker_beside_a_refused_one_is_a_partial_success(maps: StatusMaps) -> None:
    tracker = {"tracking_number": "INV1", "status": "delivered", "events": []}
    answer = read("karrio", {"trackers": [tracker], "x": {"errors": [{"code": "invalid"}]}}, maps)
    assert [s.number for s in answer.shipments] == ["INV1"]
    assert [e.class_ for e in answer.errors] == [ErrorClass.BAD_REQUEST]


@pytest.mark.parametrize(
    ("stamp", "day", "clock", "rule"),
    [
        ("2023-03-13T09:50:41.000Z", "2023-03-13", "09:50 AM", TimeRule.DOUBTFUL_ZULU),
        ("2023-03-11T22:20:00.000Z", "2023-03-11", "22:20 PM", TimeRule.DOUBTFUL_ZULU),
        ("2023-03-13T08:50:00.000Z", "2023-03-13", "09:50 AM", TimeRule.ZULU),
        ("2026-11-20T10:05:00+08:00", "2026-11-20", "10:05", TimeRule.OFFSET),
        (None, "2026-11-20", "21:03", TimeRule.LOCAL_UNKNOWN),
        ("rubbish", "2026-11-20", "21:03", TimeRule.LOCAL_UNKNOWN),
        (None, None, None, TimeRule.MISSING),
    ],
)
def test_a_karrio_time_is_trusted_only_when_it_says_more_than_the_local_clock(
    stamp: str | None, day: str | None, clock: str | None, rule: TimeRule, maps: StatusMaps
) -> None:
    row = {"timestamp": stamp, "date": day, "time": clock, "status": "in_transit", "code": "x"}
    answer = read("karrio", {"tracking_number": "INV1", "status": "x", "events": [row]}, maps)
    assert answer.shipments[0].events[0].time.rule is rule


def test_a_corrected_carrier_is_followed(maps: StatusMaps) -> None:
    result = {"nu": "INV1", "com": "yuantong", "state": "0", "status": "200", "data": []}
    push = {"autoCheck": "1", "comOld": "yuantong", "comNew": "ems", "lastResult": result}
    found = read("kuaidi100", push, maps).shipments[0]
    assert (found.carrier, found.corrected_from) == ("ems", "yuantong")


def test_the_two_legs_of_a_parcel_abroad_are_one_shipment(maps: StatusMaps) -> None:
    near = {"time": "2026-01-01 10:00:00", "context": "出口", "statusCode": "0"}
    far = {"time": "2026-01-09 10:00:00", "context": "Delivered", "statusCode": "3"}
    last = {"nu": "INV1", "com": "a", "state": "0", "status": "200", "data": [near]}
    dest = {"nu": "EX1", "com": "b", "state": "3", "status": "200", "data": [far]}
    found = read("kuaidi100", {"lastResult": last, "destResult": dest}, maps).shipments
    assert [(s.number, s.status) for s in found] == [("INV1", Status.DELIVERED)]
    assert [event.leg for event in found[0].events] == [1, 2]
    assert "legs-disagree" in found[0].contradictions


def test_a_chinese_relay_in_gb18030_is_read(maps: StatusMaps) -> None:
    body = '{"nu":"INV1","state":"3","status":"200","data":[{"context":"已签收","time":"x"}]}'
    found = read("kuaidi100", body.encode("gb18030"), maps).shipments[0]
    assert found.events[0].text == "已签收"


def test_a_number_of_absurd_length_stays_text(maps: StatusMaps) -> None:
    body = b'{"shipments":[{"id":' + b"9" * 6_000 + b',"status":{"statusCode":"transit"}}]}'
    assert read("dhl", body, maps).shipments[0].number.startswith("9999")
