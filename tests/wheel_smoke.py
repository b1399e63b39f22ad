"""Try the built wheel as a stranger would: a bare environment, a quote, the first screen.

    python tests/wheel_smoke.py DIST_FOLDER

Run by `make wheel`; exits with 1 and says what failed. Works outside the checkout, since an
editable installation hides files that the wheel lacks.
"""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
import venv
from collections.abc import Sequence
from pathlib import Path

import pyte

COLUMNS, LINES = 80, 24
PATIENCE_S = 40.0
STILL_S = 0.3
QUOTE = ("quote", "--from", "杭州", "--to", "成都", "--weight", "2.35", "--json")


class Failed(Exception):
    """The wheel does not do what it should."""


def main(arguments: Sequence[str]) -> int:
    """Try the one wheel in the folder; returns the exit code."""
    with tempfile.TemporaryDirectory(prefix="counter-wheel-") as place:
        try:
            try_wheel(only_wheel(Path(arguments[0])), Path(place))
        except Failed as failed:
            print(f"wheel: {failed}", file=sys.stderr)
            return 1
    print("wheel: installs, quotes and opens")
    return 0


def only_wheel(folder: Path) -> Path:
    """The one wheel of a folder; raises Failed where there is none or more than one."""
    wheels = list(folder.resolve().glob("*.whl"))
    if len(wheels) != 1:
        raise Failed(f"one wheel is wanted in {folder}, found {len(wheels)}")
    return wheels[0]


def try_wheel(wheel: Path, place: Path) -> None:
    """Install, ask the version, make a demo home, quote there, open the screens."""
    venv.create(place / "venv", with_pip=True)
    programs = place / "venv" / "bin"
    pip = [str(programs / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    said(place, [*pip, str(wheel)])
    counter = str(programs / "counter")
    version = said(place, [counter, "--version"])
    if wheel.name.split("-")[1] not in version:
        raise Failed(f"`counter --version` says {version.strip()!r} for {wheel.name}")
    home = ["--home", str(place / "home")]
    said(place, [counter, *home, "init", "--demo"])
    quote = json.loads(said(place, [counter, *home, *QUOTE]))
    if not quote["options"] or not all(option["total"] for option in quote["options"]):
        raise Failed(f"the quote has an option without a total: {quote}")
    look([counter, *home], place)


def said(place: Path, command: Sequence[str]) -> str:
    """What a program prints on stdout; raises Failed with its stderr when it does not end well."""
    done = subprocess.run(
        command, cwd=place, env=environment(), check=False, capture_output=True, text=True
    )
    if done.returncode:
        words = " ".join([Path(command[0]).name, *command[1:]])
        raise Failed(f"`{words}` ended with {done.returncode}: {done.stderr.strip()[-800:]}")
    return done.stdout


def environment() -> dict[str, str]:
    """The machine's variables without those that would lead back to the checkout."""
    ours = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "COLUMNS", "LINES"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}


def look(command: Sequence[str], place: Path) -> None:
    """Open the screens in a terminal of 80 x 24 and see a full screen painted, and no traceback."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    screen = pyte.Screen(COLUMNS, LINES)
    with subprocess.Popen(
        command, cwd=place, env=environment(), start_new_session=True,
        stdin=follower, stdout=follower, stderr=follower,
    ) as process:  # fmt: skip
        os.close(follower)
        try:
            watch(leader, pyte.ByteStream(screen), screen, process)
        finally:
            process.kill()
            os.close(leader)


def watch(
    leader: int, stream: pyte.ByteStream, screen: pyte.Screen, process: subprocess.Popen[bytes]
) -> None:
    """Feed the screen until it is full and stands still; raises Failed when it never is."""
    painted, end = b"", time.monotonic() + PATIENCE_S
    while time.monotonic() < end and process.poll() is None:
        ready, _, _ = select.select([leader], [], [], STILL_S)
        if ready:
            try:
                piece = os.read(leader, 65536)
            except OSError:
                break  # the program is gone and its terminal with it
            painted += piece
            stream.feed(piece)
        elif b"\x1b[?1049h" in painted and sum(bool(line.strip()) for line in screen.display) >= 3:
            return
    shown = "\n".join(line.rstrip() for line in screen.display if line.strip())
    ended = process.poll()
    how = f"within {PATIENCE_S:.0f} s" if ended is None else f"and an end with {ended}"
    raise Failed(f"no first screen {how}; the terminal shows:\n{shown}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
