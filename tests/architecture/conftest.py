"""What the architecture tests look at: the project's files, read once."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("counter", "screens", "tracking", "tariffs", "claims")
OTHER_CODE = ("tests", "benchmarks", "start", "docs")
NOT_OURS = {".git", ".venv", ".demo", ".bootstrap", "__pycache__", "build", "dist"}
CACHES = {".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache"}


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def product() -> Mapping[str, ast.Module]:
    """The parsed modules of the five packages, by path from the root."""
    return _parsed(PACKAGES)


@pytest.fixture(scope="session")
def code(product: Mapping[str, ast.Module]) -> Mapping[str, ast.Module]:
    """Every parsed Python file of the project, by path from the root."""
    return {**product, **_parsed(OTHER_CODE), **_modules(sorted(ROOT.glob("*.py")))}


@pytest.fixture(scope="session")
def texts() -> Mapping[str, str]:
    """Every text file that the project ships or keeps, by path from the root."""
    found = {}
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT)
        if not (NOT_OURS | CACHES).intersection(inside.parts) and path.is_file():
            try:
                found[inside.as_posix()] = path.read_text("utf-8")
            except UnicodeDecodeError:
                continue
    return found


@pytest.fixture(scope="session")
def extracted() -> set[str]:
    """The English source strings of the code."""
    return {
        message if isinstance(message, str) else message[0]
        for package in ("counter", "screens")
        for _, _, message, _, _ in extract_from_dir(ROOT / package)
    }


@pytest.fixture(scope="session")
def dotted() -> Callable[[ast.expr], str]:
    """Spells a name or attribute chain (`datetime.now`); empty for anything else."""
    return _dotted


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = _dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""


def _parsed(folders: tuple[str, ...]) -> dict[str, ast.Module]:
    return _modules([path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))])


def _modules(paths: list[Path]) -> dict[str, ast.Module]:
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8"), str(path))
        for path in paths
    }
