"""The project speaks of the project alone: no path, host or person of the machine it grew on."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest

INDEXES = ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "UV_INDEX_URL", "UV_DEFAULT_INDEX")
PUBLIC_HOSTS = {"pypi.org", "files.pythonhosted.org"}
SOMEBODYS_HOME = re.compile(r"(?<![\w.*-])/(home|Users)/[a-z]\w*/")


def _folders(root: Path) -> Iterator[str]:
    for folder in (root, root.parent, Path.home()):
        if len(folder.parts) > 1:
            yield rf"(?<![\w.*}}-]){re.escape(str(folder))}(?![\w-])"


def _hosts() -> Iterator[str]:
    for name in INDEXES:
        for address in os.environ.get(name, "").split():
            host = urlsplit(address).hostname
            if host and host not in PUBLIC_HOSTS:
                yield re.escape(host)


def _names(text: str, root: Path) -> bool:
    patterns = [SOMEBODYS_HOME.pattern, *_folders(root), *_hosts()]
    return any(re.search(pattern, text) for pattern in patterns)


def test_no_file_names_this_workplace(texts: Mapping[str, str], root: Path) -> None:
    faults = [path for path, text in texts.items() if _names(text, root)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("see {parent}/notes", True),
        ("see {parent}", True),
        ("run {root}/Makefile", True),
        ("counter{parent}/quote.py", False),
        ("{parent}ing hours", False),
        ("a path like /ho" + "me/lin/counter", True),
        ("the home screen", False),
    ],
)
def test_a_workplace_is_recognised(text: str, named: bool) -> None:
    root = Path("/place/project")
    assert _names(text.format(root=root, parent=root.parent), root) is named
