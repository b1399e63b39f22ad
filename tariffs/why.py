"""The derivation of a number: what the `?` key shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Why:
    """The rule that made a number, its validity and source, and the sum that was done.

    `mark` is the confidence mark of the rule; `valid_to` None means "until replaced".
    """

    rule: str
    valid_from: date
    valid_to: date | None
    mark: str
    source: str
    inputs: tuple[tuple[str, str], ...]
    arithmetic: str
