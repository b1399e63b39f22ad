"""The journal proves itself: changes, cuts and erasure (DEC-3, H6, H16, H18, G17, P-RET)."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from counter.actor import Actor
from counter.boot import open_desk
from counter.clock import StoppedClock
from counter.desk import Desk
from counter.identity_check import Shown
from counter.ids import new_id
from counter.jobs.erase_expired import EraseExpired
from counter.jobs.finish_duty import FinishDuty
from counter.jobs.record_contact import RecordContact
from counter.jobs.take_in import TakeIn
from counter.store.audit import BadRow, Verdict, verify
from counter.store.engine import sqlite
from counter.store.journal import CHAINED
from tests.counter.orders import deliver_all

CLERK, MANAGER = Actor.person("E1001"), Actor.person("M4001")
Parcel = Callable[..., TakeIn]
TRIGGERS = (
    "journal_append_only_update",
    "journal_append_only_delete",
    "journal_erasable_only_erased",
    "journal_erasable_no_delete",
    "journal_gapless",
    "journal_chained",
)


@pytest.fixture
def busy(desk: Desk, parcel: Parcel) -> Desk:
    """An outlet with some parcels, a contact and a promise on top of its staff."""
    for product in ("STD", "EXP", "ECO"):
        outcome = desk.do(parcel(product=product), CLERK)
    waybill = str(outcome.facts["waybill"])
    promise = RecordContact(
        job=new_id(),
        waybill=waybill,
        channel="phone",
        shown=Shown(number=waybill, phone4="1502"),
        note="问派送时间",
        call_back_at=datetime(2025, 9, 22, 9, tzinfo=UTC),
        call_back_text="回电",
    )
    desk.do(promise, CLERK)
    desk.do(FinishDuty(job=new_id(), duty=promise.job, note="已回电"), CLERK)
    return desk


def proof(desk: Desk) -> Verdict:
    """What verifying says."""
    return desk.ask(lambda reader: verify(reader, desk.store.home))


def by_hand(desk: Desk, *statements: str) -> None:
    """What somebody with a database tool does: without triggers, without this program."""
    with sqlite.connect(desk.store.home.database) as tool:
        for trigger in TRIGGERS:
            tool.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        for statement in statements:
            tool.execute(statement)
    tool.close()


def length(desk: Desk) -> int:
    """The newest number."""
    return int(desk.ask(lambda r: r.execute("SELECT max(number) FROM journal").fetchone()[0]))


def test_an_untouched_journal_holds(busy: Desk) -> None:
    found = proof(busy)
    assert found == Verdict(length(busy), 0, None, None)
    assert found.good


@pytest.mark.parametrize("column", [*CHAINED, "hash"])
@pytest.mark.parametrize("number", [1, 9, "last"])
def test_a_change_in_any_column_of_any_row_names_the_row(
    busy: Desk, column: str, number: int | str
) -> None:
    row = length(busy) if number == "last" else number
    if column == "number":
        change = f"number = number + 1000 WHERE number = {row}"
    elif column == "version":
        change = f"version = 7 WHERE number = {row}"
    elif column == "actor_type":
        change = f"actor_type = 'remote', party = 'x', staff = NULL WHERE number = {row}"
    elif column in {"staff", "party"}:
        change = (
            "actor_type = 'person', party = NULL,"
            " staff = iif(staff = 'K2007', 'S3001', 'K2007')"
            f" WHERE number = {row}"
        )
    elif column == "body":
        change = f"body = replace(body, ':', ': ') WHERE number = {row}"
    else:
        change = f"{column} = coalesce({column}, '') || 'x' WHERE number = {row}"
    by_hand(busy, f"UPDATE journal SET {change}")
    found = proof(busy)
    assert found.bad is not None
    assert found.bad.number in {row, 1 if column == "terminal" else row}


def test_three_hundred_single_bytes_changed_are_all_found(busy: Desk) -> None:
    """One letter or digit somewhere in the body, the time or the erasable part of a row."""
    chance, database = random.Random(17), busy.store.home.database
    by_hand(busy)
    tool = sqlite.connect(database, isolation_level=None)
    tool.row_factory = sqlite.Row
    reader = open_desk(busy.store.home.folder)
    for _ in range(300):
        table, column = chance.choice(
            [("journal", "body"), ("journal", "at"), ("journal_erasable", "content"),
             ("journal_erasable", "salt"), ("journal", "hash"), ("journal", "prev")]
        )  # fmt: skip
        rows = tool.execute(
            f"SELECT number, {column} AS text FROM {table} WHERE {column} <> ''"
        ).fetchall()
        row = chance.choice(rows)
        text = row["text"]
        spots = [i for i, sign in enumerate(text) if sign.isascii() and sign.isalnum()]
        spot = chance.choice(spots)
        other = "1" if text[spot] == "0" else "0"
        changed = text[:spot] + other + text[spot + 1 :]
        update = f"UPDATE {table} SET {column} = ? WHERE number = ?"
        try:
            tool.execute(update, (changed, row["number"]))
        except sqlite.IntegrityError:
            continue  # no longer JSON: refused by the table itself
        found = reader.ask(lambda r: verify(r, busy.store.home, tables=False))
        assert found.bad is not None, (table, column, text, changed)
        assert found.bad.number == row["number"]
        tool.execute(update, (text, row["number"]))
    tool.close()
    assert reader.ask(lambda r: verify(r, busy.store.home)).good
    reader.store.close()


@pytest.mark.parametrize(
    ("statements", "bad"),
    [
        (("DELETE FROM journal WHERE number = 4",), (4, "number-missing")),
        (("DELETE FROM journal WHERE number = 1",), (1, "number-missing")),
        (
            ("DELETE FROM journal_erasable WHERE number = 1",),
            (1, "erasable-part-changed"),
        ),
        (
            ('UPDATE journal_erasable SET content = \'{"name":"别人"}\' WHERE number = 1',),
            (1, "erasable-part-changed"),
        ),
    ],
)
def test_what_is_taken_out_or_changed_is_named(
    busy: Desk, statements: tuple[str, ...], bad: tuple[int, str]
) -> None:
    by_hand(busy, "PRAGMA foreign_keys = OFF", *statements)
    assert proof(busy).bad == BadRow(busy.outlet.terminal, *bad)


@pytest.mark.parametrize("rows", [1, 2, 5])
def test_a_tail_that_was_cut_off_is_noticed(busy: Desk, rows: int) -> None:
    last = length(busy)
    by_hand(
        busy,
        "PRAGMA foreign_keys = OFF",
        f"DELETE FROM journal_erasable WHERE number > {last - rows}",
        f"DELETE FROM journal WHERE number > {last - rows}",
    )
    assert proof(busy).bad == BadRow(busy.outlet.terminal, last, "tail-missing")


def test_a_whole_file_put_back_from_before_is_noticed(desk: Desk, parcel: Parcel) -> None:
    desk.store.close()
    before = desk.store.home.database.read_bytes()
    desk.do(parcel(), CLERK)
    newest = length(desk)
    desk.store.close()
    desk.store.home.database.write_bytes(before)
    assert proof(desk).bad == BadRow(desk.outlet.terminal, newest, "tail-missing")


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE parcels SET total_fen = total_fen + 1", "parcels"),
        ("UPDATE postings SET amount_fen = amount_fen + 1 WHERE line = 0", "postings"),
        ("DELETE FROM receipts", "receipts"),
        ("UPDATE parties SET name = '别人'", "parties"),
        ("UPDATE staff SET role = 'manager' WHERE id = 'E1001'", "staff"),
        ("UPDATE duties SET done_at = NULL", "duties"),
        ("UPDATE contacts SET passed = 0", "contacts"),
        ("UPDATE number_blocks SET next = next + 1 WHERE kind = 'issued'", "number_blocks"),
    ],
)
def test_a_table_that_is_not_what_the_journal_says_is_named(
    busy: Desk, statement: str, table: str
) -> None:
    by_hand(busy, statement)
    found = proof(busy)
    assert (found.bad, found.table, found.good) == (None, table, False)


def test_erased_personal_data_leaves_a_journal_that_holds(busy: Desk) -> None:
    deliver_all(busy)
    busy.clock = StoppedClock(datetime(2030, 1, 1, tzinfo=UTC))
    while busy.do(EraseExpired(job=new_id()), MANAGER).facts["more"]:
        pass
    found = proof(busy)
    assert found.good
    assert found.erased >= 6
    busy.store.close()
    database = busy.store.home.database.read_bytes()
    for personal in ("温立新", "柳若曦", "13800001502", "问派送时间", "已回电"):
        assert personal.encode() not in database


def test_personal_data_is_kept_while_its_time_runs(busy: Desk) -> None:
    busy.clock = StoppedClock(datetime(2026, 8, 22, tzinfo=UTC))
    assert busy.do(EraseExpired(job=new_id()), MANAGER).facts["erased"] == 0


def test_no_personal_data_stands_in_the_chained_part(busy: Desk) -> None:
    rows = busy.ask(lambda r: r.execute("SELECT body FROM journal").fetchall())
    text = "\n".join(row["body"] for row in rows)
    for personal in ("温立新", "柳若曦", "1502", "张江路", "林晓", "问派送时间", "图书"):
        assert personal not in text
