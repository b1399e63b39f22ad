"""What the schema itself refuses, and how an old file becomes a new one (H5, H16, G19)."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from counter.boot import make_home, open_desk
from counter.canonical import Json
from counter.desk import Desk
from counter.ids import new_id
from counter.outlet import Kind, Outlet
from counter.store import journal, schema
from counter.store.engine import sqlite

Start = Callable[..., subprocess.Popen[str]]
REFUSED = (sqlite.IntegrityError, sqlite.DatabaseError)


def next_row(desk: Desk, **columns: Json) -> dict[str, Json]:
    """A row that would follow the newest one, with some columns replaced; its hash fits."""
    head = desk.ask(lambda reader: journal.head(reader, desk.outlet.terminal))
    assert head is not None
    row: dict[str, Json] = {
        "terminal": desk.outlet.terminal,
        "number": head.number + 1,
        "at": "2025-09-22T07:05:00.000000Z",
        "kind": "signed_in",
        "version": 1,
        "job": new_id(),
        "actor_type": "person",
        "staff": "E1001",
        "party": None,
        "body": '{"staff":"E1001"}',
        "erasable_digest": None,
        "prev": head.hash,
    }
    row.update(columns)
    return {**row, "hash": journal.hash_of(row)}  # type: ignore[arg-type]


def insert(desk: Desk, row: dict[str, Json]) -> None:
    """Write a row past the program."""
    names = ", ".join(row)
    marks = ", ".join("?" for _ in row)
    with desk.store.write_tx() as tx:
        tx.execute(f"INSERT INTO journal({names}) VALUES ({marks})", tuple(row.values()))


def test_a_row_that_follows_is_taken(desk: Desk) -> None:
    row = next_row(desk)
    insert(desk, row)
    found = desk.ask(lambda reader: reader.execute("SELECT max(number) FROM journal").fetchone())
    assert found[0] == row["number"]


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({"actor_type": "system"}, "CHECK"),
        ({"actor_type": "remote"}, "CHECK"),
        ({"actor_type": "system", "staff": None, "party": "E1001"}, "a person does not act"),
        ({"actor_type": "remote", "staff": None, "party": "E1001"}, "a person does not act"),
        ({"actor_type": "system", "staff": None, "party": "林晓"}, "a person does not act"),
        ({"actor_type": "person", "staff": None, "party": "watch"}, "CHECK"),
        ({"actor_type": "person", "staff": "E1001", "party": "watch"}, "CHECK"),
        ({"actor_type": "somebody"}, "CHECK"),
        ({"staff": "E9999"}, "FOREIGN KEY"),
        ({"number": 10_000}, "no gap|the hash before"),
        ({"number": 1}, "no gap|the hash before"),
        ({"prev": "0" * 64}, "names the hash before it"),
        ({"version": 0}, "CHECK"),
        ({"kind": None}, "NOT NULL"),
        ({"terminal": "T9", "number": 2, "prev": ""}, "no gap"),
    ],
)
def test_a_row_that_must_not_be_is_refused(desk: Desk, columns: dict[str, Json], why: str) -> None:
    with pytest.raises(REFUSED, match=why):
        insert(desk, next_row(desk, **columns))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET body = '{}' WHERE number = 1",
        "UPDATE journal SET at = at",
        "DELETE FROM journal WHERE number = 1",
        "DELETE FROM journal",
        "DELETE FROM journal_erasable WHERE number = 1",
        "UPDATE journal_erasable SET content = '{}' WHERE number = 1",
        "UPDATE journal_erasable SET erased_on = '2025-09-22' WHERE number = 1",
        "UPDATE journal_erasable SET number = 999 WHERE number = 1",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE number = 1",
    ],
)
def test_what_is_written_stays_written(desk: Desk, statement: str) -> None:
    with pytest.raises(REFUSED), desk.store.write_tx() as tx:
        tx.execute(statement)


def test_an_erased_part_is_erased_once(desk: Desk) -> None:
    erase = (
        "UPDATE journal_erasable SET salt = NULL, content = NULL, erased_on = '2026-09-22'"
        " WHERE number = 1"
    )
    with desk.store.write_tx() as tx:
        tx.execute(erase)
    with pytest.raises(REFUSED, match="only be erased"), desk.store.write_tx() as tx:
        tx.execute(erase)


def old_home(folder: Path, monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
    """An outlet as an older program made it: with the first steps only."""
    outlet = Outlet(
        new_id(), "HZ-WS03", "旧店", "330106", "Asia/Shanghai", "HZ-WS03-T1", Kind.TRAINING
    )
    older = schema.steps()[:steps]
    with monkeypatch.context() as patch:
        patch.setattr(schema, "steps", lambda: older)
        make_home(folder, outlet)


@pytest.mark.parametrize("steps", range(1, len(schema.steps()) + 1))
def test_a_file_of_any_age_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    old_home(tmp_path / "home", monkeypatch, steps)
    desk = open_desk(tmp_path / "home")
    assert desk.ask(schema.format_of) == len(schema.steps())
    assert desk.outlet.code == "HZ-WS03"
    desk.store.close()


def test_six_programs_open_an_old_file_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: Start
) -> None:
    home, go = tmp_path / "home", tmp_path / "go"
    old_home(home, monkeypatch, 1)
    programs = [start("opener", home, go, "open") for _ in range(6)]
    for program in programs:
        assert program.stdout is not None
        program.stdout.readline()
    go.touch()
    assert [program.communicate(timeout=60)[0] for program in programs] == ["done"] * 6
    desk = open_desk(home)
    rows = desk.ask(lambda r: r.execute("SELECT name FROM _sqlite_migrations").fetchall())
    desk.store.close()
    assert sorted(row["name"] for row in rows) == list(schema.steps())
