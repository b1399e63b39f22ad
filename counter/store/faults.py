"""What the engine or the disk says, as named faults with words a clerk can use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from counter.refusal import Fault, define
from counter.store.engine import sqlite
from counter.words import N_

_SAFE = N_("Everything confirmed so far is kept.")
_SORRY = N_("One moment please, our terminal needs attention; your parcel is safe.")

DISK_FULL = define(
    "disk-full",
    happened=N_("The disk is full: {path}."),
    stored=N_("Everything confirmed so far is kept; this job was not stored."),
    todo=N_("Free space on this disk, then press the key again."),
    say=_SORRY,
)
DISK_READ_ONLY = define(
    "disk-read-only",
    happened=N_("The disk or folder cannot be written: {path}."),
    stored=N_("Everything confirmed so far is kept; this job was not stored."),
    todo=N_("Ask the administrator to make the folder writable for this account."),
    say=_SORRY,
)
NOT_OURS = define(
    "foreign-file",
    happened=N_("{path} is not an outlet file of Express Counter."),
    stored=N_("Nothing was changed in it."),
    todo=N_("Name the right folder with --home, or make a new outlet with: counter init."),
    say=_SORRY,
)
OTHER_OUTLET = define(
    "other-outlet",
    happened=N_("{path} belongs to outlet {found}; this folder belongs to {expected}."),
    stored=N_("Nothing was changed in it."),
    todo=N_("Put the right file back, or open the other outlet's folder with --home."),
    say=_SORRY,
)
NO_OUTLET = define(
    "no-outlet",
    happened=N_("There is no outlet in {path}."),
    stored=N_("Nothing was made."),
    todo=N_(
        "Make one with: counter init (or: counter init --demo), or name its folder with --home."
    ),
    say=_SORRY,
)
DAMAGED = define(
    "damaged-file",
    happened=N_("The outlet file is damaged: {path} ({engine})."),
    stored=N_("It was left exactly as it is; nothing was overwritten."),
    todo=N_("Do not delete it. Set the folder aside and restore the last backup; ask for support."),
    say=_SORRY,
)
NEWER_FILE = define(
    "newer-file",
    happened=N_("The outlet file has format {found}; this program knows formats up to {known}."),
    stored=N_("Nothing was changed in it."),
    todo=N_("Update this program; an older one never writes to a newer file."),
    say=_SORRY,
)
REMOTE_DISK = define(
    "remote-disk",
    happened=N_("{path} is on a network disk ({kind}), where two terminals can damage a file."),
    stored=N_("Nothing was made."),
    todo=N_("Choose a folder on a disk of this machine with --home."),
    say=_SORRY,
)
BUSY = define(
    "store-busy",
    happened=N_("Another program of this outlet has held the file for {seconds} seconds."),
    stored=N_("Everything confirmed so far is kept; this job was not stored."),
    todo=N_("Press the key again; if it happens again, look for a stopped counter program."),
    say=_SORRY,
)
DISK_FAULT = define(
    "disk-fault",
    happened=N_("The disk reports an error: {path} ({engine})."),
    stored=_SAFE,
    todo=N_("Stop using this disk and ask for support; copy the folder to another disk first."),
    say=_SORRY,
)
JOURNAL_BAD = define(
    "journal-bad-row",
    happened=N_("Row {number} of the journal of {terminal} does not hold: {why}."),
    stored=N_("Nothing was stored; this outlet takes no parcels in until it is cleared up."),
    todo=N_(
        "Call support; copy the folder and change nothing in it. Check: counter journal verify"
    ),
    say=N_("Our terminal is being checked; may I ask you to come back a little later?"),
)

_BY_ENGINE = {
    "SQLITE_FULL": DISK_FULL,
    "SQLITE_READONLY": DISK_READ_ONLY,
    "SQLITE_CANTOPEN": DISK_READ_ONLY,
    "SQLITE_PERM": DISK_READ_ONLY,
    "SQLITE_NOTADB": DAMAGED,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_IOERR": DISK_FAULT,
}


@contextmanager
def named_faults(path: Path) -> Iterator[None]:
    """Turn the engine's and the disk's errors about `path` into named faults.

    Raises Fault; errors that are our own (a broken constraint) pass unchanged.
    """
    try:
        yield
    except sqlite.Error as error:
        fault = _fault_of(error, path)
        if fault is None:
            raise
        raise fault from error
    except OSError as error:
        raise os_fault(error, path) from error


def os_fault(error: OSError, path: Path) -> Fault:
    """The named fault of an operating-system error."""
    import errno

    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Fault(DISK_FULL, path=str(path))
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return Fault(DISK_READ_ONLY, path=str(path))
    return Fault(DISK_FAULT, path=str(path), engine=str(error.strerror))


def _fault_of(error: sqlite.Error, path: Path) -> Fault | None:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_BUSY"):
        return Fault(BUSY, seconds=5)
    for prefix, code in _BY_ENGINE.items():
        if name.startswith(prefix):
            return Fault(code, path=str(path), engine=f"{name}: {error}")
    if "not a database" in str(error) or "malformed" in str(error):
        return Fault(DAMAGED, path=str(path), engine=str(error))
    return None
