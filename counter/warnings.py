"""What is odd about this machine or file, for a banner: nothing of it stops work by itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass

from counter.desk import Desk
from counter.store.engine import is_wal_safe, sqlite
from counter.store.halt import halted
from counter.views.home import numbers_left
from counter.words import _
from tariffs.refusal import QuoteRefused

_LITTLE_SPACE = 64 * 1024 * 1024
_FEW_NUMBERS = 100


@dataclass(frozen=True, slots=True)
class Oddities:
    """The tariff in force today (its id, or a dash), and what to warn of."""

    tariff: str
    warnings: tuple[str, ...]


def oddities(desk: Desk) -> Oddities:
    """What the home page shows beside the duties; reads rule files, so it may take a moment."""
    today = desk.clock.now().astimezone(desk.outlet.zone).date()
    try:
        tariff = desk.rules.tariff_at(today).id
    except QuoteRefused:
        tariff = "—"
    return Oddities(tariff, warnings(desk))


def warnings(desk: Desk) -> tuple[str, ...]:
    """The sentences to show, the most serious first, in the language spoken now."""
    return tuple(_found(desk))


def _found(desk: Desk) -> Iterator[str]:
    bad = halted(desk.store.home)
    if bad is not None:
        yield _(
            "Journal row {number} does not hold: no parcels are taken in. Call support."
        ).format(number=bad.number)
    free = shutil.disk_usage(desk.store.home.folder).free
    if free < _LITTLE_SPACE:
        yield _("The disk is nearly full: {mib} MiB left.").format(mib=free // 1024 // 1024)
    left = desk.ask(lambda reader: numbers_left(reader, desk.outlet))
    if left < _FEW_NUMBERS:
        yield _("Only {n} waybill numbers are left; ask for a new block.").format(n=left)
    if not is_wal_safe():
        said = _("SQLite {version} may damage a shared WAL file: the slower safe mode is used.")
        yield said.format(version=sqlite.sqlite_version)
    for fault in desk.rules.faults[:3]:
        yield _("A rule file is faulty and not used: {fault}").format(fault=str(fault))
