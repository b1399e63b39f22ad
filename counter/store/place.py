"""Where the file of an outlet may lie: on a disk of this machine (docs/store.md)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from counter.refusal import Fault
from counter.store.faults import REMOTE_DISK

_REMOTE = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "lustre", "fuse.sshfs")
)


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one outlet and the names of what lies in it."""

    folder: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.folder / "counter.db"

    @property
    def lock(self) -> Path:
        """The lock file that every writer holds."""
        return self.folder / "counter.lock"

    @property
    def head(self) -> Path:
        """The last journal number and hash, outside the database, so that a cut tail is seen."""
        return self.folder / "journal.head"

    @property
    def halted(self) -> Path:
        """The mark that trading stands still because the journal does not hold."""
        return self.folder / "journal.bad"

    @property
    def settings(self) -> Path:
        """The settings of this outlet's machine, a TOML file."""
        return self.folder / "settings.toml"

    @property
    def rules(self) -> Path:
        """The operator's own rule files, which override the packaged ones."""
        return self.folder / "rules"


def refuse_remote(folder: Path, mounts: str | None = None) -> None:
    """Raise Fault `remote-disk` when the folder lies on a network file system.

    `mounts` is the text of /proc/self/mounts; where the machine has none, nothing is refused.
    """
    if mounts is None:
        table = Path("/proc/self/mounts")
        mounts = table.read_text(encoding="utf-8", errors="replace") if table.exists() else ""
    kind = _file_system(folder.absolute(), mounts)
    if kind in _REMOTE:
        raise Fault(REMOTE_DISK, path=str(folder), kind=kind)


def _file_system(folder: Path, mounts: str) -> str:
    """The file-system type of the longest mount point above a folder."""
    best, kind = "", ""
    for line in mounts.splitlines():
        point, name = line.split(" ")[1:3]
        point = point.replace("\\040", " ")
        if len(point) >= len(best) and folder.is_relative_to(point):
            best, kind = point, name
    return kind
