"""The documentation is tested: what it tells people to type exists."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

import bootstrap

FENCE = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
STARTS_SCREENS = ""


@pytest.fixture(scope="module")
def pages(texts: Mapping[str, str]) -> Mapping[str, str]:
    """The pages that people read, by path."""
    return {path: text for path, text in texts.items() if path.endswith(".md")}


def _typed(text: str) -> Iterator[str]:
    """What a page tells to type: lines of code blocks, and code within sentences."""
    for block in FENCE.findall(text):
        for line in block.splitlines():
            yield line.strip().removeprefix("$ ").split("  #")[0].strip()
    yield from SPAN.findall(FENCE.sub("", text))


def _commands(pages: Mapping[str, str], start: str) -> list[tuple[str, str]]:
    return [
        (path, command)
        for path, text in pages.items()
        for command in _typed(text)
        if command == start or command.startswith(start + " ")
    ]


def _subcommand(command: str) -> str:
    """The command after the program's own options; empty when it opens the screens."""
    words = iter(re.sub(r"\[[^\]]*\]", " ", command).split()[1:])
    for word in words:
        if word in bootstrap.TAKES_A_VALUE:
            next(words, None)
        elif not word.startswith("-"):
            return word if re.fullmatch(r"[a-z]+", word) else STARTS_SCREENS
    return STARTS_SCREENS


@cache
def _help(root: Path, words: str) -> str:
    run = "import sys; sys.argv[0] = 'counter'; from screens.main import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", run, *words.split(), "--help"],
        cwd=root, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, f"counter {words} --help: {done.stderr}"
    return done.stdout


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("counter quote --from 杭州", "quote"),
        ("counter --home .demo --as E1001 track NUMBER", "track"),
        ("counter [--home DIR] [--lang zh-CN|en] COMMAND …", ""),
        ("counter init [--demo | --training]", "init"),
        ("counter journal verify --json", "journal"),
        ("counter --lang en", ""),
    ],
)
def test_the_command_of_a_line_is_found(command: str, name: str) -> None:
    assert _subcommand(command) == name


def test_every_counter_command_exists_with_its_options(
    pages: Mapping[str, str], root: Path
) -> None:
    commands = _commands(pages, "counter")
    assert commands
    faults = []
    for path, command in commands:
        name = _subcommand(command)
        second = re.search(rf"\b{name} ([a-z]+)\b", command) if name == "journal" else None
        words = f"{name} {second.group(1)}" if second else name
        known = set(OPTION.findall(_help(root, "") + _help(root, words)))
        faults += [f"{path}: `{command}`: {o}" for o in OPTION.findall(command) if o not in known]
    assert not faults, "\n".join(faults)


def test_every_make_target_exists(pages: Mapping[str, str], texts: Mapping[str, str]) -> None:
    targets = set(re.findall(r"^([a-z][a-z-]*):", texts["Makefile"], re.MULTILINE))
    named = {(path, c.split()[1]) for path, c in _commands(pages, "make") if len(c.split()) > 1}
    assert named
    assert {(path, target) for path, target in named if target not in targets} == set()


def test_every_bootstrap_command_exists(pages: Mapping[str, str]) -> None:
    named = {(p, c.split()[2]) for p, c in _commands(pages, "python3 bootstrap.py")}
    assert {name for _, name in named} >= {"run", "test"}
    assert {(path, name) for path, name in named if name not in bootstrap.COMMANDS} == set()


def test_every_link_between_files_leads_somewhere(pages: Mapping[str, str], root: Path) -> None:
    faults = [
        f"{path}: {target}"
        for path, text in pages.items()
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
        if "://" not in target and not (root / path).parent.joinpath(target).exists()
    ]
    assert not faults, "\n".join(faults)


def test_every_path_that_a_page_names_exists(pages: Mapping[str, str], root: Path) -> None:
    shape = re.compile(r"(?:counter|screens|tracking|tariffs|claims|tests|docs|start)/[\w./-]*\w")
    faults = [
        f"{path}: {span}"
        for path, text in pages.items()
        if path != "CHANGELOG.md"
        for span in SPAN.findall(FENCE.sub("", text))
        if shape.fullmatch(span.rstrip("/")) and not (root / span).exists()
    ]
    assert not faults, "\n".join(faults)


def test_both_readmes_tell_the_same_commands(pages: Mapping[str, str]) -> None:
    def blocks(path: str) -> list[str]:
        lines = "\n".join(FENCE.findall(pages[path])).splitlines()
        return [line.split("  #")[0].rstrip() for line in lines]

    assert blocks("README.md") == blocks("README.zh-CN.md")


def test_the_version_has_a_place_in_the_changelog(pages: Mapping[str, str]) -> None:
    version = importlib.import_module("counter").__version__
    headings = re.findall(r"^## \[([^\]]+)\]", pages["CHANGELOG.md"], re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert len(headings) == 1 or headings[1] == version
