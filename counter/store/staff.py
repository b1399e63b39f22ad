"""Read and write what the file knows about members of staff."""

from __future__ import annotations

from dataclasses import dataclass

from counter.store.engine import sqlite


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a sign-in is checked against."""

    language: str
    failed_tries: int
    pin_hash: str
    one_time: bool


def role(connection: sqlite.Connection, staff: str) -> str | None:
    """The role of an active member of staff, or None."""
    row = connection.execute(
        "SELECT role FROM staff WHERE id = ? AND active = 1", (staff,)
    ).fetchone()
    return None if row is None else str(row["role"])


def is_known(connection: sqlite.Connection, staff: str) -> bool:
    """Whether this staff id was ever given to anybody."""
    return connection.execute("SELECT 1 FROM staff WHERE id = ?", (staff,)).fetchone() is not None


def credentials(connection: sqlite.Connection, staff: str) -> Credentials | None:
    """What to check a PIN against, or None where there is no PIN."""
    row = connection.execute(
        "SELECT s.failed_tries, s.language, p.hash, p.one_time FROM staff s"
        " JOIN pins p ON p.staff = s.id WHERE s.id = ? AND s.active = 1",
        (staff,),
    ).fetchone()
    if row is None:
        return None
    return Credentials(row["language"], row["failed_tries"], row["hash"], bool(row["one_time"]))


def keep_pin(tx: sqlite.Connection, staff: str, pin_hash: str, *, one_time: bool) -> None:
    """Replace the hash of a PIN; `one_time` says that it opens only to be changed."""
    tx.execute(
        "INSERT INTO pins(staff, hash, one_time) VALUES (?, ?, ?)"
        " ON CONFLICT(staff) DO UPDATE SET hash = excluded.hash, one_time = excluded.one_time",
        (staff, pin_hash, int(one_time)),
    )
