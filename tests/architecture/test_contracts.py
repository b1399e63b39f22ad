"""The dependency rule (DEC-1): held on paper by import-linter, and again by running programs."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

PURE = ("tracking", "tariffs", "claims")
OUTSIDE = {"textual", "rich", "httpx", "sqlite_utils", "sqlite3", "pysqlite3"}
WAITING = {"asyncio", "socket"}
NOT_FOR_RULES = {
    *OUTSIDE, *WAITING, "pathlib", "os", "tomllib", "io", "time", "subprocess", "threading",
    "shutil", "tempfile", "random", "importlib.resources",
}  # fmt: skip
BUILTINS_NOT_FOR_RULES = {"open", "print", "input", "__import__"}


def _loaded(statement: str, root: Path) -> set[str]:
    program = f"import sys\n{statement}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def _imports(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or ".")
    return names


def test_every_import_contract_is_kept(root: Path) -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-cache"], cwd=root, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_rules_import_nothing_that_can_do_something(product: Mapping[str, ast.Module]) -> None:
    faults = [
        f"{path}: {name}"
        for path, tree in product.items()
        if path.split("/")[0] in PURE
        for name in sorted(_imports(tree))
        if {name, name.split(".")[0]} & NOT_FOR_RULES
    ]
    assert not faults, "\n".join(faults)


def test_the_rules_call_nothing_that_can_do_something(product: Mapping[str, ast.Module]) -> None:
    faults = [
        f"{path}:{node.lineno}: {node.func.id}("
        for path, tree in product.items()
        if path.split("/")[0] in PURE
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in BUILTINS_NOT_FOR_RULES
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("module", ["tariffs.quote", "tracking.interpret", "claims.delay"])
def test_a_rule_runs_without_terminal_network_or_store(module: str, root: Path) -> None:
    assert _loaded(f"import {module}", root) & (OUTSIDE | WAITING) == set()


def test_the_command_line_runs_without_terminal_program_or_network(root: Path) -> None:
    loaded = _loaded("import counter.cli", root)
    assert loaded & {"textual", "rich", "httpx", "screens"} == set()


def test_a_command_given_to_the_program_loads_no_textual(root: Path) -> None:
    run = (
        "import contextlib, io\nsys.argv = ['counter', '--version']\nimport screens.main\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):\n"
        "    screens.main.main()\n"
    )
    assert _loaded(run, root) & {"textual", "rich", "httpx"} == set()


@pytest.mark.parametrize("package", ["counter", "screens", *PURE])
def test_a_package_root_imports_nothing(package: str, root: Path) -> None:
    before = _loaded("", root)
    assert _loaded(f"import {package}", root) - before == {package}


def test_a_package_file_is_a_docstring_only(product: Mapping[str, ast.Module]) -> None:
    faults = []
    for path, tree in product.items():
        if path.endswith("/__init__.py"):
            rest = tree.body if ast.get_docstring(tree) is None else tree.body[1:]
            allowed = {"counter/__init__.py": ["__version__"]}.get(path, [])
            names = [
                target.id
                for node in rest
                if isinstance(node, ast.Assign)
                for target in node.targets
                if isinstance(target, ast.Name)
            ]
            if len(names) != len(rest) or names != allowed or ast.get_docstring(tree) is None:
                faults.append(path)
    assert not faults, "\n".join(faults)


def test_the_wheel_holds_every_package_and_nothing_else(root: Path) -> None:
    settings = (root / "pyproject.toml").read_text("utf-8")
    names = sorted(
        path.parent.name for path in root.glob("*/__init__.py") if path.parent.name[0] != "."
    )
    assert names == sorted(["counter", "screens", *PURE])
    assert 'packages = ["counter", "screens", "tracking", "tariffs", "claims"]' in settings
    assert all((root / name / "py.typed").is_file() for name in names)
