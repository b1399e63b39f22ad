"""The watch: each finding is put on record once, one exception a parcel."""

from __future__ import annotations

import json

from counter.actor import Actor
from counter.clock import StoppedClock
from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.ingest import Ingest
from counter.watching import WATCH, watch_round
from tests.counter.orders import CLERK, a1, answer_of, local, plain
from tests.counter.reading import rows

WAYBILL = "KD250922000117"


def _at(desk: Desk, text: str) -> int:
    desk.clock = StoppedClock(local(text))
    return watch_round(desk)


def test_each_finding_is_recorded_at_its_minute_and_once(desk: Desk) -> None:
    desk.do(a1(waybill=WAYBILL), CLERK)
    assert _at(desk, "2025-09-23 15:04") == 0
    assert _at(desk, "2025-09-23 15:05") == 1
    assert _at(desk, "2025-09-25 15:59") == 0
    assert _at(desk, "2025-09-25 16:00") == 1
    assert _at(desk, "2025-09-25 19:59") == 0
    assert _at(desk, "2025-09-25 20:00") == 1
    assert _at(desk, "2025-09-25 20:00") == 0
    found = rows(desk, "SELECT kind, exception FROM findings ORDER BY found_at")
    assert [row["kind"] for row in found] == ["STALLED", "AT_RISK", "DELAYED"]
    assert found[1]["exception"] is None
    assert found[0]["exception"] == found[2]["exception"]
    assert rows(desk, "SELECT count(*) AS n FROM exceptions")[0]["n"] == 1


def test_a_finding_is_the_systems_and_owed_to_somebody(desk: Desk) -> None:
    desk.do(a1(waybill=WAYBILL), CLERK)
    _at(desk, "2025-09-25 20:00")
    by = {row["party"] for row in rows(desk, "SELECT party FROM journal WHERE kind LIKE '%found%'")}
    assert by == {WATCH.id}
    owed = [row["kind"] for row in rows(desk, "SELECT kind FROM duties ORDER BY due_at")]
    assert owed == ["exception", "notify"]


def test_a_delivered_parcel_is_left_alone(desk: Desk) -> None:
    desk.do(a1(waybill=WAYBILL), CLERK)
    payload = answer_of(WAYBILL, ("2025-09-24 10:00:00", "本人签收"), state="3")
    desk.clock = StoppedClock(local("2025-09-24 10:05"))
    command = Ingest(job=new_id(), provider="kuaidi100", payload=json.dumps(payload).encode())
    desk.do(command, Actor.remote("kuaidi100"))
    assert _at(desk, "2025-09-30 10:00") == 0


def test_a_round_looks_over_every_page(desk: Desk) -> None:
    for _ in range(101):
        desk.do(plain(), CLERK)
    assert _at(desk, "2025-09-25 16:00") == 2 * 101
    assert _at(desk, "2025-09-25 16:00") == 0


def test_a_parcel_taken_in_later_is_not_watched_yet(desk: Desk) -> None:
    desk.do(a1(waybill=WAYBILL), CLERK)
    assert _at(desk, "2025-09-22 15:00") == 0
