"""Durable commits per second: through the desk and `write_tx`, against raw SQLite in the same run.

Rounds of each kind take turns, so that a busy machine slows all of them alike.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.table import middle, print_table
from counter.acceptance import Checks, Goods, Item, Party
from counter.actor import Actor
from counter.boot import open_desk
from counter.clock import StoppedClock
from counter.demo.opening import demo_opening
from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.choose_language import ChooseLanguage
from counter.jobs.take_in import TakeIn
from counter.opening import open_outlet
from counter.outlet import Kind
from counter.store.engine import is_wal_safe, sqlite

ROUNDS, COMMITS, WARM = 9, 120, 800
CLERK = Actor.person("E1001")
NOW = StoppedClock(datetime(2025, 9, 22, 7, 5, tzinfo=UTC))


def raw(folder: Path) -> sqlite.Connection:
    """A connection with the store's pragmas and nothing else."""
    connection = sqlite.connect(folder / "raw.db", isolation_level=None)
    mode = "WAL" if is_wal_safe() else "DELETE"
    for pragma in (f"journal_mode={mode}", "synchronous=FULL", "foreign_keys=ON",
                   "busy_timeout=5000", "trusted_schema=OFF", "secure_delete=ON",
                   "cell_size_check=ON", "mmap_size=0"):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.execute("CREATE TABLE facts(number INTEGER PRIMARY KEY, body TEXT) STRICT")
    return connection


def parcel() -> TakeIn:
    """A plain parcel to Shanghai."""
    return TakeIn(
        job=new_id(),
        sender=Party(name="温立新", phone="138-0000-1501", place="330106"),
        recipient=Party(name="柳若曦", phone="138-0000-1502", place="310115", address="张江路2号"),
        goods=Goods(contents=(Item(name="图书"),), weight_kg=Decimal("1.2"), insured=False),
        checks=Checks(identity="resident-id", inspection=True, disclosure=True, delivery="door"),
        product="STD",
    )


def per_second(commit: Callable[[], object], commits: int = COMMITS) -> float:
    """How many of these fit into a second."""
    began = time.perf_counter()
    for _ in range(commits):
        commit()
    return commits / (time.perf_counter() - began)


def kinds(desk: Desk, plain: sqlite.Connection) -> dict[str, Callable[[], object]]:
    """The commits that are compared."""
    body = "x" * 600

    def raw_commit() -> None:
        plain.execute("BEGIN IMMEDIATE")
        plain.execute("INSERT INTO facts(body) VALUES (?)", (body,))
        plain.execute("COMMIT")

    def bare() -> None:
        with desk.store.write_tx() as tx:
            tx.execute("INSERT INTO bench(body) VALUES (?)", (body,))

    def small_job() -> None:
        desk.do(ChooseLanguage(job=new_id(), language="en"), CLERK)

    def acceptance() -> None:
        desk.do(parcel(), CLERK)

    return {
        "raw SQLite, one row": raw_commit,
        "write_tx, one row": bare,
        "a small job (language)": small_job,
        "an acceptance (7 tables)": acceptance,
    }


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as above:
        open_outlet(Path(above) / "home", demo_opening(Kind.DEMO), NOW)
        desk, plain = open_desk(Path(above) / "home", NOW), raw(Path(above))
        with desk.store.write_tx() as tx:
            tx.execute("CREATE TABLE bench(number INTEGER PRIMARY KEY, body TEXT) STRICT")
        commits = kinds(desk, plain)
        for commit in commits.values():
            # Until both logs have grown to their full size: then each is only overwritten.
            per_second(commit, WARM)
        found: dict[str, list[float]] = {name: [] for name in commits}
        for _ in range(ROUNDS):
            for name, commit in commits.items():
                found[name].append(per_second(commit))
        desk.store.close()
        plain.close()
    anchor = middle(next(iter(found.values())))
    rows = [
        (name, f"{middle(rates):,.0f} /s", f"{middle(rates) / anchor:.2f} x raw")
        for name, rates in found.items()
    ]
    print_table(f"Durable commits (SQLite {sqlite.sqlite_version}, synchronous=FULL)", rows)


if __name__ == "__main__":
    main()
