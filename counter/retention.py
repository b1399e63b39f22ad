"""How long each kind of personal data is kept, as dated data (P-RET)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources

import msgspec


class Retention(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One retention rule file: months by kind of fact."""

    id: str
    valid_from: date
    mark: str
    source: str
    months: Mapping[str, int]


@cache
def months_kept() -> Mapping[str, int]:
    """Months after the last news, by kind of fact."""
    text = resources.files("counter").joinpath("rules/retention-2025-09.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Retention).months
