"""What the machine must have, and one sentence for each thing it lacks.

Standard library only, and readable by Python 3.8.
"""

from __future__ import annotations

import errno
import importlib.util
import os
import sys
from pathlib import Path
from typing import Mapping, Tuple

OLDEST_PYTHON = (3, 11)
SMALLEST_TERMINAL = (80, 24)
NEEDED_MB = 350  # the environment with the development tools, and what pip unpacks on the way
PIP_FAULTS = (
    (errno.ENOSPC, ("No space left on device", "Disk quota exceeded")),
    (errno.EACCES, ("Permission denied", "Read-only file system")),
    (
        errno.ENETUNREACH,
        ("establish a new connection", "name resolution", "timed out", "Network is unreachable",
         "Connection refused", "ConnectionError", "ProxyError", "SSLError", "No matching dist"),
    ),
)  # fmt: skip


class Stop(Exception):
    """One sentence for the person at the keyboard, in English and in Chinese."""


def in_words(english: str, chinese: str) -> str:
    """The sentence in the language of the locale; English where Chinese may not show."""
    name = locale_name(os.environ)
    return chinese if name.startswith("zh") and is_utf8(name) else english


def tell(english: str, chinese: str) -> None:
    """Say what is being done."""
    print(in_words(english, chinese), flush=True)


def locale_name(environment: Mapping[str, str]) -> str:
    """The locale that decides how characters are written, by POSIX order of the variables."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    return next((name for name in names if name), "")


def is_utf8(name: str) -> bool:
    """Whether a locale of this name writes UTF-8."""
    return "utf8" in name.lower().replace("-", "")


def check_python(version: Tuple[int, ...]) -> None:
    """Raise Stop for a Python that is too old."""
    if version[:2] < OLDEST_PYTHON:
        found = ".".join(map(str, version[:2]))
        raise Stop(
            f"Express Counter needs Python 3.11 or newer, and this is {found}: "
            "install a newer one and start again, for instance with `python3.11 bootstrap.py run`.",
            f"本程序需要 Python 3.11 或更新版本, 当前为 {found}: "
            "请安装后重试, 例如 `python3.11 bootstrap.py run`。",
        )


def check_venv_module() -> None:
    """Raise Stop where Python came without the modules that make environments."""
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        raise Stop(
            "This Python cannot make environments (no venv or ensurepip module): "
            f"on Debian and Ubuntu run `sudo apt install {package}`, then start again.",
            "此 Python 不能创建虚拟环境 (缺 venv 或 ensurepip 模块): "
            f"Debian/Ubuntu 请执行 `sudo apt install {package}` 后重试。",
        )


def check_locale(environment: Mapping[str, str]) -> None:
    """Raise Stop where the terminal would not be written to in UTF-8."""
    name = locale_name(environment)
    if not is_utf8(name):
        raise Stop(
            f"The counter writes Chinese and needs a UTF-8 locale, and this one is "
            f"`{name or 'not set'}`: run `export LC_ALL=C.UTF-8` and start again.",
            "",  # never shown: such a locale cannot be relied on to show Chinese
        )


def check_terminal(is_terminal: bool, size: Tuple[int, int]) -> None:
    """Raise Stop where there is no terminal of 80 x 24; a terminal that gives no size passes."""
    if not is_terminal:
        raise Stop(
            "The counter needs a terminal for its screens: start it in one, "
            "or give it a command, for instance `python3 bootstrap.py run -- doctor`.",
            "柜台界面需要终端: 请在终端中启动, 或给出命令, "
            "例如 `python3 bootstrap.py run -- doctor`。",
        )
    if 0 < size[0] < SMALLEST_TERMINAL[0] or 0 < size[1] < SMALLEST_TERMINAL[1]:
        raise Stop(
            f"The terminal is {size[0]}x{size[1]} and the counter needs 80x24: "
            "make the window larger or its letters smaller, and start again.",
            f"终端大小为 {size[0]}x{size[1]}, 至少需要 80x24: 请放大窗口或缩小字号后重试。",
        )


def machine_fault(error: OSError) -> Stop:
    """The sentence for what the operating system refused."""
    where = error.filename or Path.cwd()
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Stop(
            f"The disk is full: free about {NEEDED_MB} MB for {where}, then start again.",
            f"磁盘已满: 请为 {where} 腾出约 {NEEDED_MB} MB 后重试。",
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Stop(
            f"{where} cannot be written: give yourself the right to write there, "
            "or copy the project into a folder of your own, then start again.",
            f"{where} 无法写入: 请取得写权限, 或把项目复制到自己的目录后重试。",
        )
    return Stop(f"{where}: {error.strerror or error}.", f"{where}: {error.strerror or error}。")


def pip_fault(said: str, log: Path) -> Exception:
    """What made a step of the installation fail, judged by its own words."""
    number = next((n for n, marks in PIP_FAULTS if any(m in said for m in marks)), None)
    if number in (errno.ENOSPC, errno.EACCES):
        return OSError(number, os.strerror(number or 0), str(log.parent.parent))
    if number == errno.ENETUNREACH:
        return Stop(
            "The packages could not be fetched: check the network (or pip's index and proxy) "
            f"and start again; pip's own words are in {log}.",
            f"无法下载依赖: 请检查网络 (或 pip 的源与代理) 后重试; 详情见 {log}。",
        )
    return Stop(f"The installation failed; what pip said is in {log}.", f"安装失败; 详情见 {log}。")
