"""The environment in `.venv`: made once, mended when half-made, renewed when the project changes.

A note outside `.venv` stands while it is being changed, so an interrupted start is recognised
and nothing of it is trusted. Standard library only, and readable by Python 3.8.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Iterator, Mapping, Optional, Sequence

from start.machine import NEEDED_MB, OLDEST_PYTHON, check_venv_module, pip_fault, tell

PACKAGES = ("counter", "screens", "tracking", "tariffs", "claims")


def check_space(root: Path) -> None:
    """Raise OSError (ENOSPC) when the installation would not fit on the disk."""
    if shutil.disk_usage(root).free < NEEDED_MB * 1_000_000:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(root))


def run_step(command: Sequence[str], root: Path, log: Path) -> None:
    """Run one step with its output in the log; on a terminal one line shows that it moves."""
    moving = sys.stdout.isatty()
    with log.open("a", encoding="utf-8") as file, subprocess.Popen(
        command, cwd=root, text=True, encoding="utf-8", errors="replace", bufsize=1,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        for line in process.stdout or ():
            file.write(line)
            if moving and line.startswith(("Collecting", "Installing", "  Downloading")):
                print("\r\x1b[K      " + line.strip()[:60], end="", flush=True)
    if moving:
        print("\r\x1b[K", end="", flush=True)
    if process.returncode:
        raise pip_fault(log.read_text("utf-8"), log)


def digest(root: Path) -> str:
    """What the environment depends on; a change of it means installing again."""
    files = [root / "pyproject.toml", root / "hatch_build.py"]
    files += sorted(root.glob("counter/locale/*/LC_MESSAGES/counter.po"))
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def read_stamp(root: Path) -> Optional[Mapping[str, object]]:
    """The record of a finished installation, or None."""
    try:
        found = json.loads((root / ".venv/express-counter.json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def is_ready(root: Path, dev: bool) -> bool:
    """Whether the environment is finished, is of this place, and fits the project's files."""
    stamp = read_stamp(root) or {}
    fits = stamp.get("digest") == digest(root) and stamp.get("root") == str(root)
    return bool(fits and (stamp.get("dev") or not dev) and in_environment(root, "python").exists())


def in_environment(root: Path, program: str) -> Path:
    """The path of a program of the environment."""
    return root / ".venv" / "bin" / program


def is_usable(root: Path) -> bool:
    """Whether `.venv`, made by whomever, belongs to this place and can install packages."""
    stamp = read_stamp(root)
    python = in_environment(root, "python")
    if not python.exists() or (stamp and stamp.get("root") != str(root)):
        return False
    question = f"import pip, sys; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    asked = subprocess.run([str(python), "-c", question], check=False, capture_output=True)
    return asked.returncode == 0


@contextlib.contextmanager
def alone(root: Path) -> Iterator[Path]:
    """Let one bootstrap at a time change this folder; gives the folder of its notes."""
    import fcntl  # POSIX only, as the counter is

    notes = root / ".bootstrap"
    notes.mkdir(exist_ok=True)
    with (notes / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell("Another start is at work here; waiting for it.", "另一启动进程正在运行, 等待中。")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield notes


def make_environment(root: Path, dev: bool) -> None:
    """Make or mend `.venv` unless it is ready; an unfinished one is made anew."""
    if is_ready(root, dev):
        return
    with alone(root) as notes:
        if not is_ready(root, dev):
            check_venv_module()
            check_space(root)
            install_all(root, notes, dev or bool((read_stamp(root) or {}).get("dev")))


def install_all(root: Path, notes: Path, dev: bool) -> None:
    """The three steps; the note `unfinished` stands until the last one is done."""
    began, log, unfinished = time.monotonic(), notes / "install.log", notes / "unfinished"
    python, stamp = str(in_environment(root, "python")), root / ".venv/express-counter.json"
    keep = not unfinished.exists() and is_usable(root)
    unfinished.touch()
    log.write_text("", encoding="utf-8")
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        stamp.unlink()
    if not keep:
        tell("[1/3] Making the environment .venv", "[1/3] 创建虚拟环境 .venv")
        run_step([sys.executable, "-m", "venv", "--clear", ".venv"], root, log)
    tell("[2/3] Installing the counter and what it needs (a minute or two the first time)",
         "[2/3] 安装本程序及依赖 (首次约需一两分钟)")  # fmt: skip
    pip = [python, "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    run_step([*pip, "--progress-bar", "off", "-e", ".[dev]" if dev else "."], root, log)
    tell("[3/3] Compiling, so that every start is quick", "[3/3] 预编译以加快启动")
    compile_packages(root, python)
    record = {"digest": digest(root), "root": str(root), "dev": dev}
    stamp.write_text(json.dumps(record), encoding="utf-8")
    unfinished.unlink()
    seconds = round(time.monotonic() - began)
    tell(f"Ready after {seconds} s.", f"完成, 用时 {seconds} 秒。")


def compile_packages(root: Path, python: str) -> None:
    """Compile our packages and the two slowest to import; a fault in a file shows when it runs."""
    show = "import textual, rich; print(textual.__path__[0], rich.__path__[0], sep='\\n')"
    asked = subprocess.run([python, "-c", show], check=False, capture_output=True, text=True)
    places = [*PACKAGES, *asked.stdout.splitlines()]
    command = [python, "-m", "compileall", "-qq", *places]
    subprocess.run(command, cwd=root, check=False, capture_output=True)
