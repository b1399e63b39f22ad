"""The tracking rules as they are shipped, and the shared samples when they are there."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import msgspec
import pytest

import tracking
from tracking.rule_set import RuleSet, assemble
from tracking.rules_model import RuleFile
from tracking.status_map import StatusMaps

RULES = Path(tracking.__file__).parent / "rules"


def rule_files() -> tuple[RuleFile, ...]:
    """Every packaged rule file."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(RULES.glob("*.toml")))
    return tuple(msgspec.convert(tomllib.loads(text), RuleFile) for text in texts)


@pytest.fixture(scope="session")
def files() -> tuple[RuleFile, ...]:
    """Every packaged rule file."""
    return rule_files()


@pytest.fixture(scope="session")
def rules(files: tuple[RuleFile, ...]) -> RuleSet:
    """The rules in force on the day of the acceptance scenarios."""
    return assemble(files, date(2025, 9, 22))


@pytest.fixture(scope="session")
def maps(rules: RuleSet) -> StatusMaps:
    """The status maps that a reader is given."""
    return rules.maps
