"""A file or disk that cannot be used has a name, and nothing in it is changed (G5, G7)."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from counter.actor import Actor
from counter.boot import make_home, open_desk
from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.choose_language import ChooseLanguage
from counter.jobs.take_in import TakeIn
from counter.outlet import Kind, Outlet
from counter.refusal import Fault
from counter.store import engine
from counter.store.connection import open_for_writing
from counter.store.engine import is_wal_safe, sqlite
from counter.store.faults import os_fault
from counter.store.lock import held
from counter.store.place import Home, refuse_remote

CLERK = Actor.person("E1001")
Start = Callable[..., subprocess.Popen[str]]


def empty(path: Path) -> None:
    path.write_bytes(b"")


def directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


def text(path: Path) -> None:
    path.write_text("not a database, a shopping list\n" * 400, encoding="utf-8")


def other_program(path: Path) -> None:
    path.unlink()
    with sqlite.connect(path) as other:
        other.execute("CREATE TABLE notes(text)")
    other.close()


def newer(path: Path) -> None:
    with sqlite.connect(path) as later:
        later.execute("PRAGMA user_version = 99")
    later.close()


def swapped(path: Path) -> None:
    elsewhere = path.parent.with_name("elsewhere")
    outlet = Outlet(
        new_id(), "HZ-WS02", "另一家", "330106", "Asia/Shanghai", "HZ-WS02-T1", Kind.TRAINING
    )
    make_home(elsewhere, outlet)
    shutil.copy(elsewhere / "counter.db", path)


def damaged_header(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(os.urandom(100))


def half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def damaged_page(path: Path) -> None:
    """The first page of the schema's tree is kept, what it points to is not."""
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3000)


SPOILED = [
    (empty, "foreign-file"),
    (directory, "foreign-file"),
    (text, "damaged-file"),
    (other_program, "foreign-file"),
    (newer, "newer-file"),
    (swapped, "other-outlet"),
    (damaged_header, "damaged-file"),
    (half, "damaged-file"),
    (damaged_page, "damaged-file"),
]


@pytest.mark.parametrize(("spoil", "code"), SPOILED, ids=lambda case: getattr(case, "__name__", ""))
def test_a_file_that_cannot_be_used_is_named_and_left(
    outlet: Path, spoil: Callable[[Path], None], code: str
) -> None:
    path = outlet / "counter.db"
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Fault) as said:
        open_desk(outlet)
    assert said.value.code == code
    assert all(said.value.wording(tag).todo for tag in ("zh-CN", "en"))
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("folder", [".", "nowhere/at/all"])
def test_a_folder_without_an_outlet_is_named_and_stays_empty(tmp_path: Path, folder: str) -> None:
    with pytest.raises(Fault, match="no-outlet"):
        open_desk(tmp_path / folder)
    assert list(tmp_path.iterdir()) == []


def test_damage_inside_is_named_when_it_is_read(desk: Desk, parcel: Callable[..., TakeIn]) -> None:
    for _ in range(60):
        desk.do(parcel(), CLERK)
    desk.store.close()
    path = desk.store.home.database
    with sqlite.connect(path) as reader:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = 'journal'"
        page, size = reader.execute(query).fetchone()[0], 4096
    reader.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xa5" * size)
    with pytest.raises(Fault, match="damaged-file"):
        open_desk(desk.store.home.folder).ask(
            lambda reader: reader.execute("SELECT count(body) FROM journal").fetchone()
        )


def test_a_full_file_system_is_named_and_the_rest_is_kept(
    desk: Desk, parcel: Callable[..., TakeIn]
) -> None:
    desk.do(parcel(), CLERK)
    with desk.store.write_tx() as tx:
        pages = tx.execute("PRAGMA page_count").fetchone()[0]
        tx.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Fault, match="disk-full"):
        take_many_in(desk, parcel)
    with desk.store.write_tx() as tx:
        tx.execute("PRAGMA max_page_count = 1000000")
    before = desk.ask(lambda reader: reader.execute("SELECT count(*) FROM parcels").fetchone()[0])
    desk.do(parcel(), CLERK)
    after = desk.ask(lambda reader: reader.execute("SELECT count(*) FROM parcels").fetchone()[0])
    assert after == before + 1


def take_many_in(desk: Desk, parcel: Callable[..., TakeIn]) -> None:
    for _ in range(200):
        desk.do(parcel(), CLERK)


def test_a_quota_that_is_used_up_is_named_and_loses_nothing(outlet: Path, start: Start) -> None:
    out, err = start("quota", outlet).communicate(timeout=60)
    said, code = out.split("\n")[:-1], out.split("\n")[-1]
    assert code in {"disk-full", "disk-fault"}, err
    desk = open_desk(outlet)
    kept = desk.ask(lambda r: r.execute("SELECT number FROM receipts").fetchall())
    desk.store.close()
    assert said
    assert set(said) <= {row["number"] for row in kept}


@pytest.fixture
def seen_by_all(outlet: Path) -> Iterator[Path]:
    """The outlet in a folder that another account may read but not write."""
    with tempfile.TemporaryDirectory() as above:
        folder = shutil.copytree(outlet, Path(above) / "home")
        for path in (Path(above), folder, *folder.iterdir()):
            path.chmod(0o755 if path.is_dir() else 0o644)
        if os.geteuid() != 0:
            folder.chmod(0o555)
            for path in folder.iterdir():
                path.chmod(0o444)
        yield folder
        folder.chmod(0o755)


def test_a_folder_that_may_only_be_read_is_named(
    outlet: Path, seen_by_all: Path, start: Start
) -> None:
    before = (seen_by_all / "counter.db").read_bytes()
    out, err = start("stranger", outlet, seen_by_all).communicate(timeout=60)
    assert out == "disk-read-only", err
    assert (seen_by_all / "counter.db").read_bytes() == before


def test_two_openings_of_a_new_folder_make_one_outlet(tmp_path: Path, start: Start) -> None:
    go = tmp_path / "go"
    programs = [start("opener", tmp_path / "home", go, "init") for _ in range(6)]
    said = together(programs, go)
    assert sorted(said) == ["done", *["outlet-exists"] * 5]
    desk = open_desk(tmp_path / "home")
    assert desk.outlet.kind is Kind.TRAINING
    desk.store.close()
    assert {path.name for path in tmp_path.iterdir()} == {"go", "home"}


def together(programs: list[subprocess.Popen[str]], go: Path) -> list[str]:
    """Let programs that are ready begin at once; what each said."""
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    go.touch()
    ends = [program.communicate(timeout=60) for program in programs]
    assert [program.returncode for program in programs] == [0] * len(programs), ends
    return [out for out, _ in ends]


def test_a_lock_that_is_never_given_back_is_named(desk: Desk) -> None:
    with (
        held(desk.store.home.lock),
        pytest.raises(Fault, match="store-busy"),
        held(desk.store.home.lock, patience_s=0.05),
    ):
        pytest.fail("the lock was given twice")


def test_a_failed_program_gives_the_lock_back(desk: Desk) -> None:
    with pytest.raises(ZeroDivisionError), desk.store.write_tx():
        raise ZeroDivisionError
    desk.do(ChooseLanguage(job=new_id(), language="en"), CLERK)


@pytest.mark.parametrize(
    ("kind", "refused"), [("nfs4", True), ("cifs", True), ("ext4", False), ("tmpfs", False)]
)
def test_a_network_disk_is_refused(tmp_path: Path, kind: str, refused: bool) -> None:
    mounts = f"/dev/root / ext4 rw 0 0\nserver:/share {tmp_path} {kind} rw 0 0\n"
    if not refused:
        refuse_remote(tmp_path / "home", mounts)
        return
    with pytest.raises(Fault, match="remote-disk"):
        refuse_remote(tmp_path / "home", mounts)


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 6, 23), True),
        ((3, 7, 0), False),
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 3), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 0), True),
    ],
)
def test_a_shared_log_is_used_on_mended_engines_only(
    version: tuple[int, int, int], safe: bool
) -> None:
    assert is_wal_safe(version) is safe


@pytest.mark.parametrize(("version", "mode"), [((3, 40, 1), "delete"), ((3, 51, 3), "wal")])
def test_a_faulty_engine_keeps_the_old_journal_mode(
    outlet: Path,
    monkeypatch: pytest.MonkeyPatch,
    version: tuple[int, int, int],
    mode: str,
) -> None:
    monkeypatch.setattr(engine.sqlite, "sqlite_version_info", version)
    connection = open_for_writing(Home(outlet).database)
    found = [
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys")
    ]
    connection.close()
    assert found == [mode, 2, 1]


@pytest.mark.parametrize(
    ("number", "code"), [(28, "disk-full"), (30, "disk-read-only"), (5, "disk-fault")]
)
def test_what_the_system_says_is_named(number: int, code: str) -> None:
    assert os_fault(OSError(number, os.strerror(number)), Path("x")).code == code
