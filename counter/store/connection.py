"""The one place that opens a connection (docs/store.md)."""

from __future__ import annotations

from pathlib import Path

from counter.refusal import Fault
from counter.store.engine import is_wal_safe, sqlite
from counter.store.faults import NO_OUTLET, NOT_OURS, named_faults

APPLICATION_ID = 0x45584354
_BUSY_MS = 5000


def open_for_writing(path: Path, *, create: bool = False) -> sqlite.Connection:
    """A connection that may write, in autocommit: transactions are begun by `write_tx` alone.

    Raises Fault `no-outlet`, `foreign-file`, `damaged-file` or a disk fault; a missing file is
    made only with `create`.
    """
    with named_faults(path):
        if not create:
            _refuse_missing(path)
        connection = sqlite.connect(path, timeout=_BUSY_MS / 1000, isolation_level=None)
        try:
            _refuse_foreign(connection, path, create=create)
            mode = "WAL" if is_wal_safe() else "DELETE"
            connection.execute(f"PRAGMA journal_mode={mode}").fetchall()
            _set_pragmas(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def open_for_reading(path: Path) -> sqlite.Connection:
    """A connection that cannot write; it sees what was committed before each statement.

    Raises the same faults as `open_for_writing`.
    """
    with named_faults(path):
        _refuse_missing(path)
        connection = sqlite.connect(
            f"{path.absolute().as_uri()}?mode=ro",
            uri=True,
            timeout=_BUSY_MS / 1000,
            isolation_level=None,
        )
        try:
            _refuse_foreign(connection, path, create=False)
            _set_pragmas(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def _set_pragmas(connection: sqlite.Connection) -> None:
    for pragma in (
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={_BUSY_MS}",
        "trusted_schema=OFF",
        # What is erased is overwritten: personal data must not live on in freed bytes (P-RET).
        "secure_delete=ON",
        "cell_size_check=ON",
        "mmap_size=0",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.row_factory = sqlite.Row


def _refuse_missing(path: Path) -> None:
    """SQLite would make an empty database in silence where a file is missing or empty."""
    if not path.exists():
        raise Fault(NO_OUTLET, path=str(path.parent))
    if not path.is_file() or path.stat().st_size == 0:
        raise Fault(NOT_OURS, path=str(path))


def _refuse_foreign(connection: sqlite.Connection, path: Path, *, create: bool) -> None:
    (found,) = connection.execute("PRAGMA application_id").fetchone()
    if found == APPLICATION_ID:
        return
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if not create or found != 0 or tables:
        raise Fault(NOT_OURS, path=str(path))
