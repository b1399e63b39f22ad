"""A program that opens or makes an outlet once a file has appeared: HOME GO open|init."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from counter.boot import open_desk
from counter.clock import MachineClock
from counter.demo.opening import demo_opening
from counter.opening import open_outlet
from counter.outlet import Kind
from counter.refusal import Trouble


def main(home: str, go: str, what: str) -> None:
    """Print `done` or the code of what is in the way."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while not Path(go).exists():
        time.sleep(0.002)
    try:
        if what == "init":
            open_outlet(Path(home), demo_opening(Kind.TRAINING), MachineClock())
        else:
            open_desk(Path(home)).store.close()
    except Trouble as trouble:
        sys.stdout.write(trouble.code)
    else:
        sys.stdout.write("done")


if __name__ == "__main__":
    main(*sys.argv[1:])
