"""Dwell, and the merge of newer answers with what is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracking.draft import EventDraft, timeline
from tracking.event import Event
from tracking.reading import Shipment
from tracking.status import Status
from tracking.status_map import Meaning
from tracking.timeline import Standing, StoredEvent, dwells, merge, settle, visible
from tracking.times import BEIJING, read_time

NOW = datetime(2026, 1, 10, 8, tzinfo=UTC)
LATER = NOW + timedelta(hours=4)


def events(*days: int, text: str = "t") -> tuple[Event, ...]:
    drafts = [
        EventDraft(
            "c",
            f"{text}{day}" if text != "same" else text,
            read_time(f"2026-01-{day:02} 10:00:00", BEIJING),
            Meaning(Status.IN_TRANSIT, None),
            str(day),
        )
        for day in days
    ]
    return timeline("invented", "N1", drafts)


def answer(*found: Event, complete: bool = True) -> Shipment:
    return Shipment("N1", "c", Status.IN_TRANSIT, None, "x", events=tuple(found), complete=complete)


def identities(stored: tuple[StoredEvent, ...]) -> list[str]:
    return [entry.event.identity for entry in stored]


def test_dwell_is_the_time_to_the_next_scan_and_the_last_one_stands() -> None:
    found = dwells(events(3, 1, 2))
    assert [dwell.lasted for dwell in found] == [timedelta(days=1), timedelta(days=1), None]


@given(st.lists(st.integers(1, 28), min_size=1, max_size=10, unique=True))
def test_dwell_times_sum_to_the_whole(days: list[int]) -> None:
    total = sum((dwell.lasted or timedelta() for dwell in dwells(events(*days))), timedelta())
    assert total == timedelta(days=max(days) - min(days))


def test_no_dwell_between_a_time_with_a_zone_and_one_without() -> None:
    first, second = events(1, 2)
    local = replace(second, time=read_time("2026-01-02 10:00:00"))
    assert [dwell.lasted for dwell in dwells((first, local))] == [None, None]


def test_merging_the_same_answer_again_changes_nothing() -> None:
    once = merge((), answer(*events(1, 2)), NOW)
    again = merge(once.events, answer(*events(1, 2)), LATER)
    assert again.events == once.events
    assert (again.added, again.absent, again.superseded) == ((), (), ())


def test_an_event_that_vanishes_is_marked_and_not_deleted_and_may_come_back() -> None:
    once = merge((), answer(*events(1, 2)), NOW)
    gone = merge(once.events, answer(*events(2)), LATER)
    assert [entry.absent_since for entry in gone.events] == [LATER, None]
    back = merge(gone.events, answer(*events(1, 2)), LATER)
    assert [entry.absent_since for entry in back.events] == [None, None]
    assert [entry.received_at for entry in back.events] == [NOW, NOW]


def test_an_empty_answer_and_an_increment_delete_nothing() -> None:
    once = merge((), answer(*events(1, 2)), NOW)
    assert merge(once.events, answer(), LATER).events == once.events
    more = merge(once.events, answer(*events(3), complete=False), LATER)
    assert [entry.absent_since for entry in more.events] == [None, None, None]


def test_a_rewritten_text_supersedes_the_older_one_and_hides_it() -> None:
    once = merge((), answer(*events(1, text="old")), NOW)
    new = events(1, text="new")
    changed = merge(once.events, answer(*new), LATER)
    assert len(changed.events) == 2
    assert changed.superseded == (once.events[0].event.identity,)
    assert visible(changed.events) == new


@given(st.permutations(range(1, 7)))
def test_increments_in_any_order_end_in_the_same_history(order: list[int]) -> None:
    stored: tuple[StoredEvent, ...] = ()
    for day in order:
        stored = merge(stored, answer(*events(day), complete=False), NOW).events
    straight = merge((), answer(*events(1, 2, 3, 4, 5, 6)), NOW).events
    assert identities(stored) == identities(straight)


def test_an_unknown_code_leaves_the_status_as_it_was() -> None:
    before = Standing(Status.OUT_FOR_DELIVERY, None, NOW)
    odd = replace(answer(), status=Status.PENDING, reason="unrecognized")
    assert settle(before, odd) == Standing(Status.OUT_FOR_DELIVERY, "unrecognized", NOW)


def test_not_found_after_a_record_was_known_changes_nothing() -> None:
    before = Standing(Status.DELIVERED, None, NOW)
    missing = replace(answer(), status=Status.PENDING, reason="not_found")
    assert settle(before, missing) == before
    assert settle(None, missing).status is Status.PENDING


def test_an_older_event_that_arrives_late_does_not_change_the_status() -> None:
    before = Standing(Status.DELIVERED, None, datetime(2026, 1, 9, tzinfo=UTC))
    late = replace(answer(*events(1)), from_events=True)
    assert settle(before, late) == before
    newer = replace(answer(*events(20)), from_events=True)
    assert settle(before, newer).status is Status.IN_TRANSIT


def test_the_provider_s_own_status_is_believed_even_backwards() -> None:
    before = Standing(Status.DELIVERED, None, datetime(2026, 1, 9, tzinfo=UTC))
    assert settle(before, answer(*events(1))).status is Status.IN_TRANSIT
