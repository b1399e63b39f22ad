"""The one door: once and only once, all or nothing (DEC-2, DEC-4, H1, H2)."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter.acceptance import Checks, Goods, Item, Party
from counter.actor import Actor
from counter.boot import open_desk
from counter.clock import StoppedClock
from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.choose_language import ChooseLanguage
from counter.jobs.sign_in import SignIn
from counter.jobs.take_in import TakeIn
from counter.refusal import Refused
from counter.store.audit import verify

CLERK = Actor.person("E1001")
ROOT = Path(__file__).resolve().parents[2]
Parcel = Callable[..., TakeIn]


def count(desk: Desk, table: str) -> int:
    """How many rows a table has."""
    return int(desk.ask(lambda r: r.execute(f"SELECT count(*) FROM {table}").fetchone()[0]))


def test_fifty_commits_of_one_form_are_one_parcel(desk: Desk, parcel: Parcel) -> None:
    command, before = parcel(), count(desk, "journal")
    first = desk.do(command, CLERK)
    again = [desk.do(command, CLERK) for _ in range(49)]
    assert not first.repeated
    assert all(outcome.repeated for outcome in again)
    assert all(outcome.facts == first.facts for outcome in again)
    assert {outcome.journal for outcome in again} == {first.journal}
    assert (count(desk, "parcels"), count(desk, "journal")) == (1, before + 1)


def test_fifty_commits_with_a_kill_between_are_one_parcel(desk: Desk, parcel: Parcel) -> None:
    job, home = new_id(), desk.store.home.folder
    program = (
        "import sys; sys.path.insert(0, 'tests/counter/store')\n"
        "from pathlib import Path\n"
        "from writer import CLERK, plain_parcel, open_desk\n"
        "desk = open_desk(Path(sys.argv[1]))\n"
        "for _ in range(50):\n"
        "    print(desk.do(plain_parcel(sys.argv[2]), CLERK).facts['receipt'], flush=True)\n"
    )
    said: set[str] = set()
    for lines in (1, 7, 50):
        child = subprocess.Popen(
            [sys.executable, "-c", program, str(home), job],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert child.stdout is not None
        said.update(child.stdout.readline().strip() for _ in range(lines))
        child.send_signal(signal.SIGKILL)
        child.communicate()
    assert len(said) == 1
    assert [count(desk, table) for table in ("parcels", "receipts")] == [1, 1]


def test_other_content_under_the_same_job_is_refused(desk: Desk, parcel: Parcel) -> None:
    first = parcel()
    desk.do(first, CLERK)
    with pytest.raises(Refused, match="job-id-reused"):
        desk.do(parcel(job=first.job, product="EXP"), CLERK)
    with pytest.raises(Refused, match="job-id-reused"):
        desk.do(ChooseLanguage(job=first.job, language="en"), CLERK)
    assert count(desk, "parcels") == 1


def test_a_refused_job_leaves_nothing_and_can_be_done_later(desk: Desk, parcel: Parcel) -> None:
    before = count(desk, "journal")
    unchecked = Checks(identity="resident-id", inspection=True, delivery="door")
    command = parcel(checks=unchecked)
    with pytest.raises(Refused, match="check-missing") as said:
        desk.do(command, CLERK)
    assert said.value.facts["field"] == "disclosure"
    assert count(desk, "journal") == before
    outcome = desk.do(parcel(job=command.job), CLERK)
    assert not outcome.repeated


def test_goods_that_may_not_be_sent_are_refused_on_record(desk: Desk, parcel: Parcel) -> None:
    before = count(desk, "journal")
    goods = Goods(
        contents=(Item(name="烟花"),), weight_kg=Decimal(1), insured=False, goods_class="G1"
    )
    with pytest.raises(Refused, match="goods-prohibited"):
        desk.do(parcel(goods=goods), CLERK)
    assert count(desk, "journal") == before + 1
    assert [count(desk, t) for t in ("parcels", "postings", "duties")] == [0, 0, 1]


def test_a_wrong_role_is_refused(desk: Desk, parcel: Parcel) -> None:
    with pytest.raises(Refused, match="not-your-job"):
        desk.do(parcel(), Actor.person("Q5001"))


def test_a_stranger_is_refused(desk: Desk, parcel: Parcel) -> None:
    with pytest.raises(Refused, match="unknown-staff"):
        desk.do(parcel(), Actor.person("E9999"))


def test_a_secret_stands_nowhere_in_the_file(desk: Desk) -> None:
    desk.do(SignIn(job=new_id(), staff="E1001", pin="246810"), CLERK)
    desk.store.close()
    assert b"246810" not in desk.store.home.database.read_bytes()


def test_a_draft_survives_a_restart_and_goes_with_its_commit(desk: Desk, parcel: Parcel) -> None:
    command = parcel()
    desk.keep_draft("accept", command.job, "E1001", {"weight": "1.2", "note": "易碎"})
    desk.keep_draft("accept", command.job, "E1001", {"weight": "1.3", "note": "易碎"})
    desk.store.close()
    again = open_desk(desk.store.home.folder, desk.clock)
    draft = again.draft("accept", "E1001")
    assert draft is not None
    assert (draft.job, dict(draft.content)) == (command.job, {"weight": "1.3", "note": "易碎"})
    assert again.draft("accept", "K2007") is None
    again.do(command, CLERK)
    assert again.draft("accept", "E1001") is None
    again.store.close()


def test_a_form_left_on_purpose_leaves_no_draft(desk: Desk) -> None:
    job = new_id()
    desk.keep_draft("accept", job, "E1001", {})
    desk.drop_draft(job)
    assert desk.draft("accept", "E1001") is None


def test_a_clock_set_back_changes_no_order(desk: Desk, parcel: Parcel) -> None:
    at = datetime(2025, 9, 22, 8, tzinfo=UTC)
    for minutes in (0, 30, -45, 5):
        desk.clock = StoppedClock(at + timedelta(minutes=minutes))
        desk.do(parcel(), CLERK)
    rows = desk.ask(
        lambda reader: reader.execute(
            "SELECT number, at FROM journal WHERE kind = 'parcel_accepted' ORDER BY number"
        ).fetchall()
    )
    assert [row["at"][11:16] for row in rows] == ["08:00", "08:30", "07:15", "08:05"]
    assert [row["number"] - rows[0]["number"] for row in rows] == [0, 1, 2, 3]
    assert desk.ask(lambda reader: verify(reader, desk.store.home)).good


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    kilos=st.integers(1, 3000),
    insured=st.one_of(st.none(), st.integers(100, 2_000_000)),
    packaging=st.sampled_from((None, "S", "M", "L")),
    place=st.sampled_from(("330110", "330203", "310115", "510107", "650102", "JP")),
    extra=st.integers(0, 50_000),
)
def test_money_in_equals_the_sum_of_the_lines(
    *,
    desk: Desk,
    parcel: Parcel,
    kilos: int,
    insured: int | None,
    packaging: str | None,
    place: str,
    extra: int,
) -> None:
    """H7: lines keep their identity; what the till took is what the lines add up to."""
    goods = Goods(
        contents=(Item(name="图书"), Item(name="图书")),
        weight_kg=Decimal(kilos) / 100,
        insured=insured is not None,
        declared_fen=insured,
        packaging=packaging,
    )
    recipient = parcel().recipient
    before = balance(desk)
    command = parcel(goods=goods, recipient=replaced(recipient, place))
    outcome = desk.do(command, CLERK)
    body = accepted_body(desk, str(outcome.facts["waybill"]))
    lines = [amount for _, amount, _ in body["lines"]]
    assert sum(lines) == outcome.facts["total_fen"] == balance(desk) - before
    assert [-amount for _, amount in body["postings"][1:]] == lines
    assert outcome.facts["change_fen"] == 0
    short = parcel(goods=goods, recipient=command.recipient, tendered_fen=sum(lines) - 1)
    with pytest.raises(Refused, match="tendered-short"):
        desk.do(short, CLERK)
    over = parcel(goods=goods, recipient=command.recipient, tendered_fen=sum(lines) + extra)
    assert desk.do(over, CLERK).facts["change_fen"] == extra


def replaced(party: Party, place: str) -> Party:
    """The same party somewhere else."""
    return replace(party, place=place)


def balance(desk: Desk) -> int:
    """What the till holds, in fen."""
    row = desk.ask(
        lambda reader: reader.execute(
            "SELECT coalesce(sum(amount_fen), 0) FROM postings WHERE account LIKE 'till:%'"
        ).fetchone()
    )
    return int(row[0])


def accepted_body(desk: Desk, waybill: str) -> dict[str, list[list[Any]]]:
    """The fact of an acceptance."""
    row = desk.ask(
        lambda reader: reader.execute(
            "SELECT body FROM journal WHERE body ->> 'waybill' = ?", (waybill,)
        ).fetchone()
    )
    found: dict[str, list[list[Any]]] = json.loads(row["body"])
    return found
