#!/usr/bin/env python3
"""From an empty machine to the counter: makes the environment once, then does what is asked.

    python3 bootstrap.py run     [-- COUNTER ARGUMENTS]   open the counter on a demo outlet
    python3 bootstrap.py test    [-- PYTEST ARGUMENTS]    run every test
    python3 bootstrap.py install [--dev]                  only make the environment
    python3 bootstrap.py check                            everything CI runs (needs make)

Standard library only, and readable by Python 3.8, so that an old Python is told so in a sentence.
Exit codes: that of the program started; 2 wrong usage; 4 the machine lacks something.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable, Dict, List, NoReturn, Sequence

from start.environment import alone, in_environment, make_environment
from start.machine import (
    Stop,
    check_locale,
    check_python,
    check_terminal,
    in_words,
    machine_fault,
    tell,
)

ROOT = Path(__file__).resolve().parent
TAKES_A_VALUE = ("--home", "--as", "--at", "--lang")
ENDS_AT_ONCE = ("--help", "--version")


def opens_screens(arguments: Sequence[str]) -> bool:
    """Whether `counter` with these arguments opens the screens: no command is among them."""
    words = iter(arguments)
    for word in words:
        if not word.startswith("-") or word in ENDS_AT_ONCE:
            return False
        if word in TAKES_A_VALUE:
            next(words, None)
    return True


def make_demo(root: Path) -> Path:
    """Make the demo outlet `.demo` once and return it; one that was not finished is made anew."""
    home, counter = root / ".demo", str(in_environment(root, "counter"))
    unfinished = root / ".bootstrap" / "demo-unfinished"
    if home.exists() and not unfinished.exists():
        return home
    with alone(root):
        if unfinished.exists() and home.exists():
            shutil.rmtree(home)
        if not home.exists():
            unfinished.touch()
            tell("Making the demo outlet in .demo (once)", "创建演示网点 .demo (仅一次)")
            command = [counter, "--home", str(home), "init", "--demo"]
            if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:
                raise Stop(
                    "The demo outlet could not be made, for the reason above; "
                    "what was begun is removed at the next start.",
                    "演示网点创建失败, 原因见上; 未完成的部分将在下次启动时清除。",
                )
            unfinished.unlink()
    return home


def become(command: Sequence[str]) -> NoReturn:
    """Hand this process over to another program."""
    sys.stdout.flush()
    os.execv(command[0], list(command))


def run(root: Path, arguments: List[str]) -> None:
    """Open the counter on the demo outlet, or run one command of it there."""
    if opens_screens(arguments):
        check_locale(os.environ)
        is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
        columns, lines = os.get_terminal_size(1) if is_terminal else (0, 0)
        check_terminal(is_terminal, (columns, lines))
    make_environment(root, dev=False)
    home = make_demo(root)
    become([str(in_environment(root, "counter")), "--home", str(home), *arguments])


def test(root: Path, arguments: List[str]) -> None:
    """Run every test."""
    make_environment(root, dev=True)
    os.chdir(root)
    become([str(in_environment(root, "python")), "-m", "pytest", *arguments])


def install(root: Path, arguments: List[str]) -> None:
    """Only make the environment."""
    make_environment(root, dev="--dev" in arguments)


def check(root: Path, arguments: List[str]) -> None:
    """Run everything CI runs."""
    make = shutil.which("make")
    if make is None:
        raise Stop(
            "`check` needs make: on Debian and Ubuntu run `sudo apt install make`; "
            "the tests alone need only `python3 bootstrap.py test`.",
            "`check` 需要 make: Debian/Ubuntu 请执行 `sudo apt install make`; "
            "仅运行测试可用 `python3 bootstrap.py test`。",
        )
    become([make, "-C", str(root), "check", f"PYTHON={sys.executable}", *arguments])


COMMANDS: Dict[str, Callable[[Path, List[str]], None]] = {
    "run": run,
    "test": test,
    "install": install,
    "check": check,
}


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Do one command; returns the exit code where no other program took over."""
    name, rest = (arguments[0], list(arguments[1:])) if arguments else ("--help", [])
    if name not in COMMANDS:
        asked = name in ("-h", "--help") and bool(arguments)
        print(__doc__, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        check_python(sys.version_info[:2])
        COMMANDS[name](root, rest[1:] if rest[:1] == ["--"] else rest)
    except OSError as error:
        print(in_words(*machine_fault(error).args), file=sys.stderr)
    except Stop as stop:
        print(in_words(*stop.args), file=sys.stderr)
    except KeyboardInterrupt:
        tell("\nStopped; start again whenever you like.", "\n已中止, 可随时重新启动。")
        return 130
    else:
        return 0
    return 4


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
