"""What this machine has, and whether the outlet's file is sound."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

from counter import __version__
from counter.boot import open_desk
from counter.canonical import Json
from counter.clock import MachineClock
from counter.refusal import Trouble
from counter.store.engine import is_wal_safe, journal_mode, sqlite
from counter.words import language

OUR_NAMES = ("counter", "screens", "tracking", "tariffs", "claims")
_LIBRARIES = ("textual", "httpx", "sqlite-utils", "msgspec", "click", "python-dateutil")


def examine(home: Path) -> dict[str, Json]:
    """Everything found, and `good`: False when something must be mended before work."""
    engine, clashes, file = _engine(), _clashes(), _file(home)
    rules: list[Json] = []
    if file.get("readable"):
        rules = [str(fault) for fault in open_desk(home).rules.faults]
    return {
        "good": not clashes and file.get("fault") is None and not rules,
        "engine": engine,
        "file": file,
        "rules": {"faults": rules},
        "terminal": _terminal(),
        "locale": _locale(),
        "clock": _clock(),
        "versions": _versions(),
        "name_clashes": clashes,
    }


def _engine() -> Mapping[str, Json]:
    return {
        "module": sqlite.__name__,
        "sqlite": sqlite.sqlite_version,
        "wal_safe": is_wal_safe(),
        "journal_mode": journal_mode(),
    }


def _file(home: Path) -> dict[str, Json]:
    """The outlet's file: who it belongs to, or the fault that keeps it shut."""
    found: dict[str, Json] = {"home": str(home), "readable": False, "fault": None}
    if not (home / "counter.db").exists():
        return {**found, "exists": False}
    try:
        desk = open_desk(home)
        rows = desk.ask(_journal_rows)
    except Trouble as trouble:
        said = {"code": trouble.code, "message": trouble.message(language())}
        return {**found, "exists": True, "fault": said}
    return {
        **found,
        "exists": True,
        "readable": True,
        "outlet": desk.outlet.code,
        "terminal": desk.outlet.terminal,
        "kind": desk.outlet.kind.value,
        "journal_rows": rows,
        "free_bytes": shutil.disk_usage(home).free,
    }


def _journal_rows(connection: sqlite.Connection) -> int:
    from counter.views.home import unsent

    return unsent(connection)


def _terminal() -> Mapping[str, Json]:
    size = shutil.get_terminal_size()
    return {
        "term": os.environ.get("TERM", ""),
        "size": f"{size.columns}x{size.lines}",
        "is_tty": sys.stdout.isatty(),
        "utf8": (sys.stdout.encoding or "").lower().replace("-", "") == "utf8",
    }


def _locale() -> Mapping[str, Json]:
    return {
        "encoding": locale.getpreferredencoding(do_setlocale=False),
        "LANG": os.environ.get("LANG", ""),
        "LC_ALL": os.environ.get("LC_ALL", ""),
        "language": language(),
    }


def _clock() -> Mapping[str, Json]:
    now = MachineClock().now()
    return {"utc": now.isoformat(timespec="seconds"), "zone": os.environ.get("TZ", "")}


def _versions() -> Mapping[str, Json]:
    libraries = {name: metadata.version(name) for name in _LIBRARIES}
    return {"counter": __version__, "python": platform.python_version(), **libraries}


def _clashes() -> list[Json]:
    """Names of ours that another distribution in this environment also installs."""
    owners = metadata.packages_distributions()
    ours = "express-counter"
    return [
        f"{name}: {owner}"
        for name in OUR_NAMES
        for owner in sorted(set(owners.get(name, ())))
        if owner != ours
    ]
