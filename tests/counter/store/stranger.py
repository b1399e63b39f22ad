"""A program that works in one home, then without rights in another: HOME HOME."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from counter.boot import open_desk
from counter.ids import new_id
from counter.refusal import Fault

sys.path.insert(0, str(Path(__file__).parent))
from writer import take_in  # type: ignore[import-not-found]

NOBODY = 65534


def main(warm: str, home: str) -> None:
    """Print the code of the fault, or the receipt that should not be there."""
    # Everything is loaded first: an account without rights may not read the environment.
    desk = open_desk(Path(warm))
    take_in(desk, new_id())
    rules = desk.rules
    if os.geteuid() == 0:
        os.setuid(NOBODY)
    try:
        desk = open_desk(Path(home))
        desk.rules = rules
        sys.stdout.write(take_in(desk, new_id()))
    except Fault as fault:
        sys.stdout.write(fault.code)


if __name__ == "__main__":
    main(*sys.argv[1:])
