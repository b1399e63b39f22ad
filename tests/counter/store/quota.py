"""A program that takes parcels in until the files may grow no further: HOME."""

from __future__ import annotations

import resource
import signal
import sys
from pathlib import Path

from counter.boot import open_desk
from counter.ids import new_id
from counter.refusal import Fault

sys.path.insert(0, str(Path(__file__).parent))
from writer import take_in  # type: ignore[import-not-found]

ROOM = 300_000


def main(home: str) -> None:
    """Print each confirmed receipt, then the code of the fault."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    desk = open_desk(Path(home))
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))
    try:
        for _ in range(2000):
            sys.stdout.write(take_in(desk, new_id()) + "\n")
    except Fault as fault:
        sys.stdout.write(fault.code)


if __name__ == "__main__":
    main(*sys.argv[1:])
