"""Programs that the store's tests run beside themselves, as other terminals would."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[2]

Started = subprocess.Popen[str]


@pytest.fixture
def start() -> Callable[..., Started]:
    """Starts a program of this folder by its name; what it prints can be read as text."""

    def begin(name: str, *words: object) -> Started:
        return subprocess.Popen(
            [sys.executable, "-W", "error", str(HERE / f"{name}.py"), *map(str, words)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )

    return begin
