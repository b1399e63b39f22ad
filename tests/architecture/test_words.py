"""Every word a person sees exists in both languages (DEC-13)."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

LANGUAGES = {"zh-CN", "en"}
MARKS = {"_", "N_"}
PERCENT = re.compile(r"%(?:\(\w+\))?[sdrif]")


@pytest.fixture(scope="module")
def catalogue(root: Path, extracted: set[str]) -> Catalog:
    """The Chinese words."""
    path = root / "counter/locale/zh_CN/LC_MESSAGES/counter.po"
    if not extracted and not path.exists():
        return Catalog(locale="zh_CN")
    with path.open("rb") as file:
        return read_po(file, locale="zh_CN", abort_invalid=True)


def _messages(catalogue: Catalog) -> Iterator[tuple[str, Message]]:
    for message in catalogue:
        if message.id:
            yield message.id if isinstance(message.id, str) else message.id[0], message


def _placeholders(text: str) -> list[str]:
    named = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    return sorted(named + PERCENT.findall(text))


def _agree(source: str, translation: str) -> bool:
    return set(_placeholders(source)) == set(_placeholders(translation))


def test_words_are_found_in_the_code(extracted: set[str]) -> None:
    assert "Nothing was stored." in extracted


def test_every_word_is_translated(extracted: set[str], catalogue: Catalog) -> None:
    known = {source for source, message in _messages(catalogue) if message.string}
    assert not extracted - known, "\n".join(sorted(extracted - known))


def test_no_translation_is_doubtful(catalogue: Catalog) -> None:
    assert [source for source, message in _messages(catalogue) if message.fuzzy] == []


def test_no_translation_is_left_over(extracted: set[str], catalogue: Catalog) -> None:
    left = {source for source, _ in _messages(catalogue)} - extracted
    assert not left, "\n".join(sorted(left))


def test_placeholders_agree(catalogue: Catalog) -> None:
    faults = [
        f"{source!r} -> {message.string!r}"
        for source, message in _messages(catalogue)
        if isinstance(message.string, str) and message.string
        if not _agree(source, message.string)
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("source", "translation", "agree"),
    [
        ("{waybill} taken in", "{waybill} 已收寄", True),
        ("{waybill} taken in", "{number} 已收寄", False),
        ("{a} of {b}", "{b} 之 {a}", True),
        ("due %(when)s", "到期", False),
        ("100 % sure", "完全确定", True),
    ],
)
def test_placeholders_are_compared(source: str, translation: str, agree: bool) -> None:
    assert _agree(source, translation) is agree


def _looked_up(node: ast.expr) -> bool:
    """A word taken from a table of marked words: `NAMES.get(kind, kind)`."""
    return isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "get"


def test_only_whole_literals_are_marked(product: Mapping[str, ast.Module]) -> None:
    built = ast.JoinedStr | ast.BinOp | ast.Call
    faults = [
        f"{path}:{node.lineno}"
        for path, tree in product.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in MARKS
        and any(isinstance(argument, built) and not _looked_up(argument) for argument in node.args)
    ]
    assert not faults, "\n".join(faults)


def _word_tables(node: object, at: str = "") -> Iterator[tuple[str, dict[str, object]]]:
    if isinstance(node, dict):
        if LANGUAGES & set(node):
            yield at, node
        for key, value in node.items():
            yield from _word_tables(value, f"{at}.{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _word_tables(value, f"{at}[{number}]")


def _one_sided(document: object) -> list[str]:
    return [
        at
        for at, words in _word_tables(document)
        if not all(isinstance(words.get(tag), str) for tag in LANGUAGES)
        or len({bool(words[tag]) for tag in LANGUAGES}) > 1
    ]


def test_words_in_rules_stand_in_both_languages(texts: Mapping[str, str]) -> None:
    faults = [
        f"{path}: {at}"
        for path, text in texts.items()
        if path.endswith(".toml") and path != "pyproject.toml"
        for at in _one_sided(tomllib.loads(text))
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('name = { "zh-CN" = "经济", en = "Economy" }', 0),
        ('name = { "zh-CN" = "经济" }', 1),
        ('none = { "zh-CN" = "", en = "" }', 0),
        ('[[row]]\nname = { "zh-CN" = "", en = "Economy" }', 1),
        ('code = "en"', 0),
    ],
)
def test_a_missing_language_is_seen(text: str, faults: int) -> None:
    assert len(_one_sided(tomllib.loads(text))) == faults
