"""Bring the file to the newest form, under the lock, each step with its own record."""

from __future__ import annotations

import importlib
import pkgutil

from counter.refusal import Fault
from counter.store import migrations
from counter.store.connection import APPLICATION_ID
from counter.store.engine import sqlite
from counter.store.faults import NEWER_FILE
from counter.store.write_tx import Store


def steps() -> tuple[str, ...]:
    """The names of all steps, oldest first; the folder is the list."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(migrations.__path__)))


def migrate(store: Store) -> int:
    """Apply what is missing and return the file's format number (1, 2, 3 …).

    Raises Fault `newer-file` when a newer program has been here; nothing is changed then.
    """
    known = steps()
    with store.reading() as reader:
        found = format_of(reader)
    if found > len(known):
        raise Fault(NEWER_FILE, found=found, known=len(known))
    if found < len(known):
        with store.write_tx() as tx:
            apply(tx)
    return len(known)


def apply(connection: sqlite.Connection) -> None:
    """Apply the missing steps inside the transaction that is open on the connection."""
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    known = steps()
    plan = Migrations("counter")
    for name in known:
        statements: tuple[str, ...] = importlib.import_module(
            f"{migrations.__name__}.{name}"
        ).STATEMENTS
        plan(name=name)(_step(statements))
    plan.apply(Database(connection, execute_plugins=False))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(known)}")


def format_of(connection: sqlite.Connection) -> int:
    """The number of steps that a file has had."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _step(statements: tuple[str, ...]):  # type: ignore[no-untyped-def] # noqa: ANN202
    """One step as the function that sqlite-utils runs."""

    def run(db: object) -> None:
        for statement in statements:
            db.execute(statement)  # type: ignore[attr-defined]

    return run
