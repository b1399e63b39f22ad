"""Every refusal that a job may give stands in a test, so that none is written and never met."""

from __future__ import annotations

import importlib
import pkgutil
import re

import counter
from counter import refusal
from tests.conftest import ROOT

DEFINED = re.compile(r'define\(\s*"([a-z0-9-]+)"')


def test_every_code_of_the_shell_is_met_in_a_test() -> None:
    for module in pkgutil.walk_packages(counter.__path__, "counter."):
        importlib.import_module(module.name)
    ours = {
        code
        for path in (ROOT / "counter").rglob("*.py")
        for code in DEFINED.findall(path.read_text("utf-8"))
    }
    assert ours <= set(refusal.all_wordings())
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests" / "counter").rglob("*.py"))
    constants = {code: code.upper().replace("-", "_") for code in ours}
    unmet = {code for code in ours if f'"{code}"' not in tests and constants[code] not in tests}
    assert unmet == set()
