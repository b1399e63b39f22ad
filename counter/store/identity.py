"""Read and write the identity of the outlet in its file."""

from __future__ import annotations

from counter.outlet import Kind, Outlet
from counter.refusal import Fault
from counter.store.engine import sqlite
from counter.store.faults import NOT_OURS, OTHER_OUTLET
from counter.store.place import Home


def write_identity(tx: sqlite.Connection, outlet: Outlet) -> None:
    """Write who the outlet is, once, when its file is made."""
    rows = {
        "outlet_id": outlet.id,
        "code": outlet.code,
        "name": outlet.name,
        "place": outlet.place,
        "zone": outlet.zone_name,
        "terminal": outlet.terminal,
        "kind": outlet.kind.value,
    }
    tx.executemany("INSERT INTO meta(key, value) VALUES (?, ?)", rows.items())


def read_identity(connection: sqlite.Connection, home: Home) -> Outlet:
    """Who the outlet is.

    Raises Fault `foreign-file` when the file does not say, and `other-outlet` when it is not the
    file that belongs into this folder.
    """
    meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    try:
        outlet = Outlet(
            meta["outlet_id"],
            meta["code"],
            meta["name"],
            meta["place"],
            meta["zone"],
            meta["terminal"],
            Kind(meta["kind"]),
        )
    except (KeyError, ValueError):
        raise Fault(NOT_OURS, path=str(home.database)) from None
    _refuse_swapped(outlet, home)
    return outlet


def mark_folder(home: Home, outlet: Outlet) -> None:
    """Note in the folder whose file belongs here, so that a swapped file is noticed."""
    (home.folder / "outlet.id").write_text(f"{outlet.id} {outlet.code}\n", encoding="utf-8")


def _refuse_swapped(outlet: Outlet, home: Home) -> None:
    try:
        expected, code = (home.folder / "outlet.id").read_text(encoding="utf-8").split()
    except (FileNotFoundError, ValueError):
        return
    if expected != outlet.id:
        raise Fault(OTHER_OUTLET, path=str(home.database), found=outlet.code, expected=code)
