"""Open a new outlet: built aside, then moved into its folder in one step (`counter init`).

Whatever kills the building leaves a folder beside the home that the next call clears away; the
home itself holds either no outlet or a whole one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from counter.actor import Actor, Role
from counter.boot import OUTLET_EXISTS, make_home, open_desk
from counter.clock import Clock
from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.add_staff import AddStaff
from counter.jobs.grant_numbers import GrantNumbers
from counter.outlet import Outlet
from counter.pins import one_time_pin
from counter.refusal import Fault
from counter.store.faults import NOT_OURS, named_faults
from counter.store.lock import held
from counter.store.place import Home, refuse_remote
from counter.words import DEFAULT

INIT = Actor.system("init")

Build = Callable[[Desk], None]


@dataclass(frozen=True, slots=True)
class Opening:
    """What a new outlet begins with: its identity, its staff and its numbers (job ids inside)."""

    outlet: Outlet
    staff: tuple[AddStaff, ...]
    numbers: tuple[GrantNumbers, ...] = ()

    def begin(self, desk: Desk) -> None:
        """Add the staff and the numbers, through their jobs."""
        for command in (*self.staff, *self.numbers):
            desk.do(command, INIT)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of waybill numbers as head office assigned it, both ends included."""

    kind: str
    first: int
    last: int

    def grant(self) -> GrantNumbers:
        """The command that gives it to the terminal."""
        return GrantNumbers(job=new_id(), kind=self.kind, first=self.first, last=self.last)


def open_outlet(home: Path, opening: Opening, clock: Clock, fill: Build | None = None) -> None:
    """Make an outlet in the folder `home`; `fill` puts further work into it before it is seen.

    Raises Fault `outlet-exists` and leaves what is there as it is; also disk faults.
    """
    home = home.absolute()
    refuse_remote(home)
    _refuse_made(home)
    with _built_aside(home) as aside:
        make_home(aside, opening.outlet)
        desk = open_desk(aside, clock)
        try:
            opening.begin(desk)
            if fill is not None:
                fill(desk)
        finally:
            desk.store.close()
        _move_in(Home(aside), Home(home))


def first_administrator() -> AddStaff:
    """The command that adds A0001 with a random PIN, which must be changed at the first sign-in."""
    return AddStaff(
        job=new_id(),
        staff="A0001",
        name="Admin",
        role=Role.ADMIN,
        language=DEFAULT,
        pin=one_time_pin(),
        one_time=True,
    )


def clear_stale(home: Path) -> None:
    """Remove what killed calls left beside the home; the folders of live ones stay."""
    for left in home.parent.iterdir():
        pid = left.name.removeprefix(f"{home.name}.new-")
        if pid != left.name and pid.isdecimal() and not _lives(int(pid)):
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _built_aside(home: Path) -> Iterator[Path]:
    """A folder beside the home, on the same disk, that is gone when the block ends."""
    with named_faults(home.parent):
        home.parent.mkdir(parents=True, exist_ok=True)
    clear_stale(home)
    aside = home.with_name(f"{home.name}.new-{os.getpid()}")
    shutil.rmtree(aside, ignore_errors=True)
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _move_in(built: Home, home: Home) -> None:
    """Move a finished outlet into its folder; the database, which makes it one, comes last."""
    with named_faults(home.folder):
        home.folder.mkdir(mode=0o770, parents=True, exist_ok=True)
    with held(home.lock), named_faults(home.folder):
        _refuse_made(home.folder)
        inside = (path for path in sorted(built.folder.iterdir()) if path != built.lock)
        for path in sorted(inside, key=lambda path: path == built.database):
            path.replace(home.folder / path.name)
        _sync(home.folder)


def _refuse_made(folder: Path) -> None:
    """Refuse where an outlet is, also one whose database is lost but whose log is there."""
    if folder.exists() and not folder.is_dir():
        raise Fault(NOT_OURS, path=str(folder))
    for path in folder.glob("counter.db*"):
        if path.stat().st_size > 0:
            raise Fault(OUTLET_EXISTS, path=str(folder))


def _sync(folder: Path) -> None:
    """Let the new names reach the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _lives(pid: int) -> bool:
    """Whether a process of this id runs."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
