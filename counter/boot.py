"""The composition root: from a folder to a desk; the only place that picks implementations."""

from __future__ import annotations

import os
from pathlib import Path

from counter.clock import Clock, MachineClock
from counter.desk import Desk
from counter.outlet import Outlet
from counter.refusal import Fault, define
from counter.rulebook import load_rulebook
from counter.store import schema
from counter.store.connection import open_for_writing
from counter.store.faults import named_faults
from counter.store.identity import mark_folder, read_identity, write_identity
from counter.store.lock import held
from counter.store.place import Home, refuse_remote
from counter.store.write_tx import Store
from counter.words import N_

OUTLET_EXISTS = define(
    "outlet-exists",
    happened=N_("There is already an outlet in {path}."),
    stored=N_("It was left as it is."),
    todo=N_("Open it with: counter --home {path}, or name another folder with --home."),
    say=N_("One moment please."),
)


def default_home() -> Path:
    """The folder of this account's outlet when none is named."""
    data = os.environ.get("XDG_DATA_HOME")
    base = Path(data) if data else Path.home() / ".local" / "share"
    return base / "express-counter"


def open_desk(folder: Path, clock: Clock | None = None) -> Desk:
    """The desk of the outlet in a folder; the file is brought to the newest form first.

    Raises Fault when there is no outlet, or the file or the disk cannot be used.
    """
    home = Home(folder)
    refuse_remote(folder)
    store = Store(home)
    schema.migrate(store)
    with store.reading() as reader:
        outlet = read_identity(reader, home)
    return Desk(store, load_rulebook(home.rules), outlet, clock or MachineClock())


def make_home(folder: Path, outlet: Outlet) -> Home:
    """Make the folder and the file of a new outlet; a second call never overwrites.

    Raises Fault `outlet-exists`, `remote-disk` or a disk fault. A file left half-made by a killed
    first call is finished by the next one: identity is written in the transaction of the tables.
    """
    home = Home(folder)
    refuse_remote(folder)
    with named_faults(folder):
        folder.mkdir(mode=0o770, parents=True, exist_ok=True)
    with held(home.lock):
        if _is_made(home):
            raise Fault(OUTLET_EXISTS, path=str(folder))
        with named_faults(home.database):
            connection = open_for_writing(home.database, create=True)
            try:
                connection.execute("BEGIN IMMEDIATE")
                schema.apply(connection)
                write_identity(connection, outlet)
                connection.execute("COMMIT")
            finally:
                connection.close()
            mark_folder(home, outlet)
    return home


def _is_made(home: Home) -> bool:
    """Whether the file holds anything; an empty one is what a killed first call left."""
    return home.database.exists() and home.database.stat().st_size > 0
