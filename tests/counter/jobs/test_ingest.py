"""Taking in a provider's answer: raw, as events, and as a state; twice is once."""

from __future__ import annotations

import json

import pytest

from counter.actor import Actor
from counter.clock import StoppedClock
from counter.desk import Desk
from counter.ids import new_id
from counter.job import Topic
from counter.jobs.ingest import Ingest
from counter.refusal import Refused
from counter.tracked import look_up
from counter.views.track import TrackView
from tests.counter.orders import Content, answer_of, local
from tests.counter.reading import kinds, rows

NUMBER = "YT7100200300400"
REMOTE = Actor.remote("kuaidi100")
ARRIVED = ("2025-09-23 08:10:00", "到达上海转运中心")
LEFT = ("2025-09-22 21:30:00", "离开杭州转运中心")


def _ingest(desk: Desk, content: Content | bytes, provider: str = "kuaidi100") -> list[object]:
    payload = content if isinstance(content, bytes) else json.dumps(content).encode()
    command = Ingest(job=new_id(), provider=provider, payload=payload)
    outcome = desk.do(command, Actor.remote(provider))
    assert outcome.changed == {Topic.TRACKING}
    return [outcome.facts["numbers"], outcome.facts["errors"]]


def _seen(desk: Desk, number: str = NUMBER) -> TrackView:
    return desk.ask(look_up(desk.rules, desk.outlet, number, desk.clock.now()))


def test_events_are_shown_in_the_order_they_happened(desk: Desk) -> None:
    assert _ingest(desk, answer_of(NUMBER, ARRIVED, LEFT)) == [[NUMBER], []]
    assert [step.event.text for step in _seen(desk).steps] == [LEFT[1], ARRIVED[1]]
    assert kinds(desk)[-1] == "tracking_received"


def test_the_same_answer_twice_changes_no_reading(desk: Desk) -> None:
    _ingest(desk, answer_of(NUMBER, ARRIVED, LEFT))
    first, events = _seen(desk), rows(desk, "SELECT identity, body FROM events")
    _ingest(desk, answer_of(NUMBER, ARRIVED, LEFT))
    again = _seen(desk)
    assert again.steps == first.steps
    assert again.record.meaning == first.record.meaning
    assert [tuple(row) for row in rows(desk, "SELECT identity, body FROM events")] == [
        tuple(row) for row in events
    ]


def test_the_same_job_twice_is_one_fact(desk: Desk) -> None:
    payload = json.dumps(answer_of(NUMBER, LEFT)).encode()
    command = Ingest(job=new_id(), provider="kuaidi100", payload=payload)
    assert [desk.do(command, REMOTE).repeated for _ in range(2)] == [False, True]
    assert kinds(desk).count("tracking_received") == 1


def test_an_answer_that_tells_less_deletes_nothing(desk: Desk) -> None:
    _ingest(desk, answer_of(NUMBER, ARRIVED, LEFT))
    _ingest(desk, answer_of(NUMBER))
    assert rows(desk, "SELECT count(*) AS n FROM events")[0]["n"] == 2


def test_the_texts_of_events_stand_outside_the_chain(desk: Desk) -> None:
    _ingest(desk, answer_of(NUMBER, ("2025-09-22 21:30:00", "快递员王小二 13800003301 已揽收")))
    bodies = "".join(row["body"] for row in rows(desk, "SELECT body FROM journal"))
    assert "王小二" not in bodies
    assert "13800003301" not in bodies


def test_an_unknown_provider_is_refused(desk: Desk) -> None:
    before = kinds(desk)
    with pytest.raises(Refused) as caught:
        _ingest(desk, b"{}", "pigeon")
    assert caught.value.code == "provider-unknown"
    assert caught.value.facts["known"] == "dhl, karrio, kuaidi100"
    assert kinds(desk) == before


@pytest.mark.parametrize(
    "payload",
    [b"", b"\x00\xff\xfe", b"<html>", b"{", b"[" * 100_000, b'"' + b"x" * (4 * 1024 * 1024 + 1)],
    ids=["empty", "binary", "html", "cut", "deep", "too large"],
)
@pytest.mark.parametrize("provider", ["dhl", "karrio", "kuaidi100"])
def test_a_payload_that_cannot_be_read_is_kept_raw_with_its_error(
    desk: Desk, provider: str, payload: bytes
) -> None:
    assert _ingest(desk, payload, provider) == [[], ["unreadable"]]
    assert kinds(desk)[-1] == "tracking_refused"
    kept = rows(desk, "SELECT * FROM tracking_answers")
    assert len(kept) == 1


def test_a_refusal_of_the_provider_is_a_fact_of_its_own(desk: Desk) -> None:
    no: dict[str, Content] = {"result": False, "returnCode": "503", "message": "验证签名失败"}
    assert _ingest(desk, no) == [[], ["unauthorised"]]
    assert kinds(desk)[-1] == "tracking_refused"


def test_lone_surrogates_in_an_answer_are_stored_and_harm_nothing(desk: Desk) -> None:
    raw = json.dumps(answer_of(NUMBER, ("2025-09-22 21:30:00", "到\ud800达"))).encode()
    _ingest(desk, raw)
    assert len(_seen(desk).steps) == 1


def test_an_answer_says_how_old_it_is(desk: Desk) -> None:
    _ingest(desk, answer_of(NUMBER, LEFT))
    desk.clock = StoppedClock(local("2025-09-22 15:30"))
    meaning = _seen(desk).record.meaning
    assert meaning.data_age is not None
    assert meaning.data_age.total_seconds() == 25 * 60
    assert meaning.stale
