"""Rule files on disk: the packaged ones, and the operator's own that override them by id.

A faulty operator file is listed with every fault and left out; the packaged one stays in force.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from tariffs.faults import Fault, decode

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

WHOLE_FILE = "(file)"


class Named(Protocol):
    """A decoded rule file: by its id an operator's file replaces a packaged one."""

    @property
    def id(self) -> str:
        """The name that every result of the file carries."""


T = TypeVar("T", bound=Named)


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """One kind of rule file: its package, its struct, and the checks its types cannot do.

    `check` is asked of each file, with the name to put in its faults; `together` of all files
    in force with one more file named last, for overlaps and gaps.
    """

    package: str
    struct: type[T]
    check: Callable[[T, str], tuple[Fault, ...]] = lambda _rule, _file: ()
    together: Callable[[tuple[T, ...], str], tuple[Fault, ...]] = lambda _rules, _file: ()
    others: frozenset[str] = frozenset()


def read_kind(kind: Kind[T], operator: Path | None) -> tuple[tuple[T, ...], tuple[Fault, ...]]:
    """Return the files of one kind that can be used, and every fault of the others.

    `operator` is the outlet's rules folder; its files lie in a sub-folder named as the package.
    """
    rules: dict[str, T] = {}
    faults: list[Fault] = []
    for file, rule in _read(kind, _packaged(kind.package), faults):
        if _unique(rule, rules, file, faults):
            rules[rule.id] = rule
    if operator is not None:
        given: dict[str, T] = {}
        for file, rule in _read(kind, _given(operator / kind.package, faults), faults):
            if not _unique(rule, given, file, faults):
                continue
            given[rule.id] = rule
            tried = {**rules, rule.id: rule}
            found = kind.together(tuple(tried.values()), file)
            faults += found
            rules = rules if found else tried
    return tuple(rules.values()), tuple(faults)


def _unique(rule: T, seen: Mapping[str, T], file: str, faults: list[Fault]) -> bool:
    if rule.id in seen:
        faults.append(Fault(file, "id", f"another file has the id {rule.id}"))
        return False
    return True


def _read(
    kind: Kind[T], files: Iterable[tuple[str, Traversable]], faults: list[Fault]
) -> Iterator[tuple[str, T]]:
    for name, path in files:
        document = _document(name, path, faults)
        if document is None or document.get("kind") in kind.others:
            continue
        rule = decode(document, kind.struct, name)
        if isinstance(rule, tuple):
            faults += rule
            continue
        found = kind.check(rule, name)
        faults += found
        if not found:
            yield name, rule


# The values are what TOML has: text, numbers, dates, lists and tables.
def _document(name: str, path: Traversable, faults: list[Fault]) -> dict[str, Any] | None:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        faults.append(Fault(name, WHOLE_FILE, str(error)))
        return None


def _packaged(package: str) -> list[tuple[str, Traversable]]:
    folder = resources.files(package).joinpath("rules")
    found = sorted(folder.iterdir(), key=lambda path: path.name)
    return [(f"{package}/{path.name}", path) for path in found if path.name.endswith(".toml")]


def _given(folder: Path, faults: list[Fault]) -> list[tuple[str, Traversable]]:
    try:
        found = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        faults.append(Fault(f"rules/{folder.name}", WHOLE_FILE, str(error)))
        return []
    return [(f"rules/{folder.name}/{path.name}", path) for path in found if path.suffix == ".toml"]
