"""Print what was measured: a small table, with what each number is compared to."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median


def print_table(title: str, rows: Sequence[tuple[str, str, str]]) -> None:
    """A title, then a line for each (name, value, ratio)."""
    print(title)
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for name, value, ratio in rows:
        print(f"  {name:<{widths[0]}}  {value:>{widths[1]}}  {ratio:>{widths[2]}}".rstrip())
    print()


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share of them lies (0 to 1)."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def middle(values: Sequence[float]) -> float:
    """The median."""
    return median(values)
