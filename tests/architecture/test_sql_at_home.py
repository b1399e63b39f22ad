"""SQL stands where the tables are known: written in counter/store, read in counter/views."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

import pytest

HOMES = ("counter/store/", "counter/views/")
SQL = re.compile(
    r"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|PRAGMA|ATTACH|VACUUM)\s"
    r"|(?i:\s*(select\s+(\*|count\(|max\().*\sfrom|insert\s+(or\s+\w+\s+)?into|delete\s+from"
    r"|update\s+\w+\s+set|(create|drop)\s+(table|index|trigger|view|unique))\s)",
    re.DOTALL,
)


def _strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    prose = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.lineno, node.value


def _sql(tree: ast.Module) -> list[tuple[int, str]]:
    return [(line, text) for line, text in _strings(tree) if SQL.match(text + " ")]


def test_sql_is_in_the_store_and_the_views_only(product: Mapping[str, ast.Module]) -> None:
    faults = [
        f"{path}:{line}: {text.strip()[:40]}"
        for path, tree in product.items()
        if not path.startswith(HOMES)
        for line, text in _sql(tree)
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("x = 'SELECT 1'", 1),
        ("x = f'SELECT {columns} FROM parcel'", 1),
        ("x = 'select * from parcel'", 1),
        ("x = '\\n  insert into parcel values (1)'", 1),
        ("x = 'delete from parcel'", 1),
        ("x = 'PRAGMA user_version'", 1),
        ("x = 'Update the address before you select a product.'", 0),
        ("x = 'Select a product from the list.'", 0),
        ("def f():\n    'SELECT in a docstring is prose.'", 0),
    ],
)
def test_sql_is_told_from_prose(source: str, found: int) -> None:
    assert len(_sql(ast.parse(source))) == found
