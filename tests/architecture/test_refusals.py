"""A refusal has five parts: code, what happened, what is stored, what to do, what to say (H15)."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Mapping
from dataclasses import fields
from string import Formatter

import pytest

from counter import refusal

CODE = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)*|[a-z][a-z0-9]*([._-][a-z0-9]+)*")
TROUBLES = {"Trouble", "Refused", "WrongUsage", "Fault"}


@pytest.fixture(scope="module")
def wordings(product: Mapping[str, ast.Module]) -> Mapping[str, refusal.Wording]:
    """The words of every code, with every module of the shell loaded."""
    for path in product:
        if path.startswith("counter/") and not path.endswith(("__init__.py", "__main__.py")):
            importlib.import_module(path.removesuffix(".py").replace("/", "."))
    return refusal.all_wordings()


def _facts(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_there_are_refusals(wordings: Mapping[str, refusal.Wording]) -> None:
    assert wordings


def test_every_code_has_all_its_parts(wordings: Mapping[str, refusal.Wording]) -> None:
    faults = [
        f"{code}: {part.name}"
        for code, wording in wordings.items()
        for part in fields(wording)
        if not getattr(wording, part.name).strip()
    ]
    assert not faults, "\n".join(faults)


def test_every_code_is_written_alike(wordings: Mapping[str, refusal.Wording]) -> None:
    assert [code for code in wordings if not CODE.fullmatch(code)] == []


def test_facts_have_names(wordings: Mapping[str, refusal.Wording]) -> None:
    faults = [
        f"{code}: {part.name}"
        for code, wording in wordings.items()
        for part in fields(wording)
        if not all(name.isidentifier() for name in _facts(getattr(wording, part.name)))
    ]
    assert not faults, "\n".join(faults)


def test_every_code_that_is_raised_by_its_text_has_words(
    product: Mapping[str, ast.Module], wordings: Mapping[str, refusal.Wording]
) -> None:
    faults = [
        f"{path}:{node.lineno}: {node.args[0].value!r}"
        for path, tree in product.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in TROUBLES
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and node.args[0].value not in wordings
    ]
    assert not faults, "\n".join(faults)


def test_every_part_is_marked_for_translation(
    wordings: Mapping[str, refusal.Wording], extracted: set[str]
) -> None:
    faults = [
        f"{code}: {part.name}"
        for code, wording in wordings.items()
        for part in fields(wording)
        if getattr(wording, part.name) not in extracted
    ]
    assert not faults, "\n".join(faults)
