"""Which SQLite engine is used, chosen here and nowhere else (docs/store.md F1).

The WAL-reset fault (3.7.0 to 3.51.2; mended in 3.51.3, 3.50.7 and 3.44.6) damages a WAL file that
two processes write and checkpoint at once. `pysqlite3` carries a mended engine; where there is no
wheel of it, Python's own is used, and WAL only if that engine is mended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3 as sqlite
else:
    try:
        from pysqlite3 import dbapi2 as sqlite
    except ImportError:
        import sqlite3 as sqlite

__all__ = ["is_wal_safe", "journal_mode", "sqlite"]

_FIRST_WITH_FAULT = (3, 7, 0)
_MENDED = (3, 51, 3)
_BACKPORTS = ((3, 50, 7), (3, 44, 6))


def is_wal_safe(version: tuple[int, int, int] | None = None) -> bool:
    """Whether an engine of this version (the one in use by default) may share a WAL file."""
    found = sqlite.sqlite_version_info if version is None else version
    if found < _FIRST_WITH_FAULT or found >= _MENDED:
        return True
    return any(found[:2] == port[:2] and found >= port for port in _BACKPORTS)


def journal_mode() -> str:
    """The journal mode that the engine in use may be trusted with: WAL or DELETE."""
    return "WAL" if is_wal_safe() else "DELETE"
