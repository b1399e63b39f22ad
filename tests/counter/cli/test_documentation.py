"""The contract in docs/cli.md and the program say the same."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import get_args

import click
import msgspec
import pytest

from counter import acceptance, acceptance_file, refusal
from counter import settings as settings_file
from counter.cli.main import counter as program
from tests.conftest import ROOT
from tests.counter.reading import Counter

PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
SECTION = re.compile(r"^### counter ([a-z ]+)\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
# Told on the screens alone: no command sets one's own PIN or meets a duty.
ON_SCREENS_ONLY = {"pin-too-easy", "old-pin-wrong", "duty-gone"}


def _commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from _commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


COMMANDS = dict(_commands(program))
SECTIONS = dict(SECTION.findall(PAGE))


def _first_cells(section: str) -> set[str]:
    """The option or argument in the first cell of each row of the section's first table."""
    table = re.search(r"^\| Option \|.*?(?=\n\n)", section, re.MULTILINE | re.DOTALL)
    assert table is not None
    return set(re.findall(r"^\| `(--[a-z0-9-]+|[A-Z]+)", table[0], re.MULTILINE))


def _names(command: click.Command) -> set[str]:
    names: set[str] = set()
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            names.add(next(name for name in parameter.opts if name.startswith("--")))
        else:
            names.add(str(parameter.name).upper())
    return names


def test_every_command_is_documented_and_every_documented_one_exists() -> None:
    assert set(SECTIONS) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_the_options_that_the_page_names(name: str) -> None:
    assert _first_cells(SECTIONS[name]) == _names(COMMANDS[name])


def test_the_options_before_the_command_are_the_programs() -> None:
    table = PAGE[PAGE.index("## Before") : PAGE.index("## What comes back")]
    named = set(re.findall(r"^\| `(--[a-z-]+)", table, re.MULTILINE))
    assert named == _names(program) | {"--help"}


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (acceptance_file.AcceptanceFile, ()),
        (acceptance_file.PartyFile, ()),
        (acceptance_file.ItemFile, ()),
        (acceptance_file.ChecksFile, ()),
        (acceptance_file.PaymentFile, ()),
        (None, acceptance.IDENTITY_KINDS + acceptance.DELIVERY_WAYS),
    ],
)
def test_every_field_and_value_of_the_acceptance_file_is_named(
    kind: type[msgspec.Struct] | None, words: tuple[str, ...]
) -> None:
    expected = kind.__struct_fields__ if kind else words
    assert {word for word in expected if f"`{word}`" not in SECTIONS["accept"]} == set()


def test_the_settings_of_the_page_are_the_defaults(tmp_path: Path) -> None:
    block = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert block is not None
    path = tmp_path / "settings.toml"
    path.write_text(block[1], encoding="utf-8")
    assert settings_file.read_settings(path) == settings_file.Settings()
    for part in msgspec.structs.fields(settings_file.Settings):
        assert f"[{part.name}]" in block[1]
        (kind,) = get_args(part.type) or (part.type,)
        assert all(f"{name} = " in block[1] for name in kind.__struct_fields__)


def test_every_code_that_a_command_may_give_is_named() -> None:
    for name in COMMANDS:
        program.get_command(click.Context(program), name.split()[0])
    from counter import boot, doctor  # noqa: F401 - their codes count too

    known = {code for code in refusal.all_wordings() if code not in ON_SCREENS_ONLY}
    assert {code for code in known if f"`{code}`" not in PAGE} <= {"not-utf8", "broken-off"}


def test_the_parcel_of_the_page_is_taken_in_as_the_page_says(
    counter: Counter, written: Callable[[object], Path]
) -> None:
    block = re.search(r"```json\n(.*?)```", SECTIONS["accept"], re.DOTALL)
    assert block is not None
    file = written(json.loads(block[1]))
    said = counter("accept", "--file", file, "--json", at="2025-09-22T15:20")
    assert said.code == 0
    assert said.document["total"] == {"amount": "72.00", "currency": "CNY"}
    assert said.document["change"] == {"amount": "28.00", "currency": "CNY"}
    assert said.document["promise"] == "2025-09-25T20:00:00+08:00"
    assert "total 72.00 (60.00 + 6.00 + 6.00), change 28.00" in SECTIONS["accept"]
    again = counter("accept", "--file", file, "--json")
    assert again.document == {**said.document, "repeated": True}


def test_every_field_that_is_printed_is_named(
    counter: Counter, succeeded: Callable[[], Mapping[str, tuple[str | Path, ...]]]
) -> None:
    faults = []
    for name, arguments in succeeded().items():
        said = counter(*arguments, who="M4001")
        assert said.code == 0, (name, said)
        faults += [
            f"{name}: {field}"
            for field in said.document
            if not re.search(rf"[`\"]{field}[`\"]", SECTIONS["track" if name == "do" else name])
        ]
    assert faults == []
