"""A program that kills writers at random points and looks what is left: HOME ROUNDS SEED.

Everything is imported before the first fork, so that a round costs milliseconds.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from pathlib import Path

from counter.boot import open_desk
from counter.ids import new_id
from counter.rulebook import RuleBook
from counter.store.connection import open_for_reading
from counter.store.place import Home

sys.path.insert(0, str(Path(__file__).parent))
from writer import take_in  # type: ignore[import-not-found]

RULES = RuleBook()


def write_until_killed(home: Path, pipe: int) -> None:
    """What the child does: take parcels in, and say each confirmed receipt in one write."""
    desk = open_desk(home)
    desk.rules = RULES
    while True:
        os.write(pipe, take_in(desk, new_id()).encode() + b"\n")


def one_round(home: Path, delay_s: float) -> list[str]:
    """Let a child write for a while after its start, kill it; what it had confirmed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            write_until_killed(home, writing)
        finally:
            os._exit(3)
    os.close(writing)
    time.sleep(delay_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said = b""
    while select.select([reading], [], [], 1.0)[0] and (part := os.read(reading, 65536)):
        said += part
    os.close(reading)
    # A line that the kill cut short was never read by anybody as confirmed.
    return said.decode().split("\n")[:-1]


def kept(home: Path) -> set[str]:
    """The receipts in the file, by a connection of its own."""
    connection = open_for_reading(Home(home).database)
    try:
        rows = connection.execute("SELECT receipt FROM parcels").fetchall()
    finally:
        connection.close()
    return {row["receipt"] for row in rows}


def main(home: str, rounds: str, seed: str) -> None:
    """Run the rounds and print what was confirmed, lost, and how slow a start was."""
    chance = random.Random(int(seed))
    folder, confirmed, lost, silent = Path(home), set[str](), set[str](), 0
    warm(folder)
    for _ in range(int(rounds)):
        said = one_round(folder, chance.uniform(0.0, 0.09))
        silent += not said
        confirmed.update(said)
        lost |= confirmed - kept(folder)
    slowest = open_time(folder)
    result = {"confirmed": len(confirmed), "lost": sorted(lost), "silent": silent}
    sys.stdout.write(json.dumps({**result, "start_s": slowest}))


def warm(home: Path) -> None:
    """Read every rule once, so that no child spends its short life on it."""
    desk = open_desk(home)
    desk.rules = RULES
    take_in(desk, new_id())
    desk.store.close()


def open_time(home: Path) -> float:
    """Seconds to open the file after the last kill."""
    began = time.monotonic()
    open_desk(home).store.close()
    return time.monotonic() - began


if __name__ == "__main__":
    main(*sys.argv[1:])
