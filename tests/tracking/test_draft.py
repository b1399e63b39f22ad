"""Order, identity, copies and contradictions of the events of one answer."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from tracking.draft import EventDraft, ShipmentDraft, newest, shipment, timeline
from tracking.status import Status
from tracking.status_map import SAYS_NOTHING, UNKNOWN_CODE, Meaning, StatusMaps
from tracking.times import BEIJING, read_time

TRANSIT = Meaning(Status.IN_TRANSIT, None)
DELIVERED = Meaning(Status.DELIVERED, None)
ANNOUNCED = Meaning(Status.INFO_RECEIVED, "label_created")


def event(time: str, text: str = "", meaning: Meaning = TRANSIT, **more: object) -> EventDraft:
    return EventDraft(
        code="c",
        text=text,
        time=read_time(time, BEIJING),
        meaning=meaning,
        source=str(more.get("source", time + text)),
        placeholder=bool(more.get("placeholder")),
    )


def draft(meaning: Meaning, *events: EventDraft) -> ShipmentDraft:
    return ShipmentDraft("invented", "N1", "c", "given", meaning, events)


def texts(*events: EventDraft) -> list[str]:
    return [found.text for found in timeline("invented", "N1", events)]


def test_events_of_one_second_keep_the_order_of_a_newest_first_list() -> None:
    found = texts(
        event("2026-01-02 10:00:00", "c"),
        event("2026-01-01 10:00:00", "b"),
        event("2026-01-01 10:00:00", "a"),
    )
    assert found == ["a", "b", "c"]


def test_events_of_one_second_keep_the_order_of_an_oldest_first_list() -> None:
    found = texts(
        event("2026-01-01 10:00:00", "a"),
        event("2026-01-01 10:00:00", "b"),
        event("2026-01-02 10:00:00", "c"),
    )
    assert found == ["a", "b", "c"]


def test_an_event_without_a_time_stays_beside_its_neighbour() -> None:
    found = texts(
        event("2026-01-03 10:00:00", "c"),
        event("no time", "b"),
        event("2026-01-01 10:00:00", "a"),
    )
    assert found == ["a", "b", "c"]


def test_a_copy_is_dropped_and_a_second_scan_is_kept(maps: StatusMaps) -> None:
    first, again = event("2026-01-01 10:00:00", "x"), event("2026-01-01 12:30:00", "x")
    found = shipment(draft(TRANSIT, first, first, again), maps)
    assert (found.payload_events, found.distinct_events, len(found.events)) == (3, 2, 2)


@given(st.permutations(range(6)), st.integers(0, 10**6))
def test_a_shuffled_list_of_different_times_comes_out_in_time_order(
    order: list[int], seed: int
) -> None:
    random.Random(seed).shuffle(order)
    found = texts(*(event(f"2026-01-0{n + 1} 10:00:00", str(n)) for n in order))
    assert found == [str(n) for n in range(6)]


def test_a_late_announcement_does_not_take_a_parcel_back(maps: StatusMaps) -> None:
    handed = event("2026-01-01 16:14:00", "handed in")
    announced = event("2026-01-01 16:18:00", "announced", ANNOUNCED)
    found = shipment(draft(SAYS_NOTHING, announced, handed), maps)
    assert (found.status, found.from_events) == (Status.IN_TRANSIT, True)


def test_the_provider_s_status_stands_and_the_difference_is_flagged(maps: StatusMaps) -> None:
    found = shipment(draft(TRANSIT, event("2026-01-01 10:00:00", "x", DELIVERED)), maps)
    assert found.status is Status.IN_TRANSIT
    assert found.derived is Status.DELIVERED
    assert found.contradictions == ("status-vs-newest-event",)


def test_a_text_that_says_delivered_is_flagged_and_not_believed(maps: StatusMaps) -> None:
    found = shipment(draft(TRANSIT, event("2026-01-01 10:00:00", "快件已签收，感谢使用")), maps)
    assert found.status is Status.IN_TRANSIT
    assert "text-says-delivered" in found.contradictions
    refused = shipment(draft(TRANSIT, event("2026-01-01 10:00:00", "客户拒签，未签收")), maps)
    assert "text-says-delivered" not in refused.contradictions


def test_unknown_codes_leave_what_was_known_and_say_so(maps: StatusMaps) -> None:
    odd = event("2026-01-02 10:00:00", "beamed", UNKNOWN_CODE)
    known = event("2026-01-01 10:00:00", "on the way")
    found = shipment(draft(UNKNOWN_CODE, odd, known), maps)
    assert (found.status, found.reason) == (Status.IN_TRANSIT, "unrecognized")
    assert "unrecognized-code" in found.contradictions
    assert found.events[-1].text == "beamed"
    alone = shipment(draft(UNKNOWN_CODE), maps)
    assert (alone.status, alone.reason) == (Status.PENDING, "unrecognized")


def test_a_placeholder_is_counted_but_is_no_scan(maps: StatusMaps) -> None:
    waiting = event("2026-01-05 10:00:00", "waiting", SAYS_NOTHING, placeholder=True)
    real = event("2026-01-01 10:00:00", "real")
    found = shipment(draft(TRANSIT, waiting, real), maps)
    assert found.payload_events == 2
    assert [scan.text for scan in found.scans] == ["real"]
    last = newest(found.events)
    assert last is not None
    assert last.text == "real"


def test_the_newest_event_makes_an_unspecified_reason_exact(maps: StatusMaps) -> None:
    vague = Meaning(Status.EXCEPTION, "unspecified")
    exact = event("2026-01-02 10:00:00", "x", Meaning(Status.EXCEPTION, "refused"))
    assert shipment(draft(vague, exact), maps).reason == "refused"
    other = event("2026-01-02 10:00:00", "x", Meaning(Status.IN_TRANSIT, "collected"))
    assert shipment(draft(vague, other), maps).reason == "unspecified"
