"""Only counter/clock.py asks what time it is (DEC-7); everything else is told."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

import pytest

CLOCK = "counter/clock.py"
ASKING = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today",
    "time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.ctime",
}  # fmt: skip

Speller = Callable[[ast.expr], str]


def _asks(tree: ast.Module, dotted: Speller) -> list[int]:
    lines = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ".".join(dotted(node).split(".")[-2:]) in ASKING
    ]
    return lines + [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "time"
        for alias in node.names
        if f"time.{alias.name}" in ASKING
    ]


def test_one_module_reads_the_clock(product: Mapping[str, ast.Module], dotted: Speller) -> None:
    faults = [
        f"{path}:{line}"
        for path, tree in product.items()
        if path != CLOCK
        for line in _asks(tree, dotted)
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("datetime.now(UTC)", 1),
        ("datetime.datetime.now()", 1),
        ("dt.date.today()", 1),
        ("clock = time.time", 1),
        ("from time import time_ns", 1),
        ("bench.clock.now()", 0),
        ("time.monotonic()", 0),
        ("from time import monotonic", 0),
    ],
)
def test_asking_for_the_time_is_seen(source: str, found: int, dotted: Speller) -> None:
    assert len(_asks(ast.parse(source), dotted)) == found
