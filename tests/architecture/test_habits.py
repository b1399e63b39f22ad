"""Sizes, names and marks: what keeps every file readable in one sitting."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
ANNOTATED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.AnnAssign)
LEFT_BEHIND = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3]) + r")\b")


def _functions(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_a_file_is_at_most_300_lines(texts: Mapping[str, str]) -> None:
    lengths = {path: text.count("\n") for path, text in texts.items() if path.endswith(".py")}
    assert {path: n for path, n in lengths.items() if n > LONGEST_FILE} == {}


def test_a_function_is_at_most_40_lines(code: Mapping[str, ast.Module]) -> None:
    faults = [
        f"{path}: {name} has {length}"
        for path, tree in code.items()
        for name, length in _functions(tree)
        if length > LONGEST_FUNCTION
    ]
    assert not faults, "\n".join(faults)


def test_a_module_is_named_after_what_it_holds(code: Mapping[str, ast.Module]) -> None:
    assert [path for path in code if VAGUE_NAMES & set(Path(path).with_suffix("").parts)] == []


def test_annotations_are_never_evaluated(code: Mapping[str, ast.Module]) -> None:
    faults = [
        path
        for path, tree in code.items()
        if any(isinstance(n, ANNOTATED) for n in ast.walk(tree))
        and not any(isinstance(n, ast.ImportFrom) and n.module == "__future__" for n in tree.body)
    ]
    assert not faults, "\n".join(faults)


def test_nothing_is_left_to_be_done_in_a_comment(texts: Mapping[str, str]) -> None:
    kinds = (".py", ".toml", ".md", ".tcss", "Makefile", "run")
    faults = [
        f"{path}: {found.group()}"
        for path, text in texts.items()
        if path.endswith(kinds) and (found := LEFT_BEHIND.search(text))
    ]
    assert not faults, "\n".join(faults)


def test_nothing_is_a_stub(code: Mapping[str, ast.Module]) -> None:
    faults = [
        f"{path}:{node.lineno}"
        for path, tree in code.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id == "NotImplemented" + "Error"
    ]
    assert not faults, "\n".join(faults)


def test_tests_are_no_package(root: Path) -> None:
    assert list((root / "tests").rglob("__init__.py")) == []
