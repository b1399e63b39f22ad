"""With `--json` exactly one JSON document stands on the output, whatever happens."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.counter.cli.conftest import Calls
from tests.counter.cli.test_documentation import COMMANDS
from tests.counter.orders import a1_file
from tests.counter.reading import PROGRAM, Counter, Said

PARTS = {"code", "message", "facts", "stored", "todo", "say"}
WITH_JSON = sorted(name for name in COMMANDS if name != "journal export")
# A call of each command that parses; what it needs is missing or is not allowed.
REFUSED = {
    "accept": ("field-missing", ()),
    "receipt": ("parcel-unknown", ("KD330106000018",)),
    "track": ("number-unknown", ("KD330106000018",)),
    "contact": ("parcel-unknown", ("KD330106000018", "--channel", "phone")),
    "quote": ("place-unknown", ("--from", "杭州", "--to", "亚特兰蒂斯", "--weight", "1")),
    "ingest": ("provider-unknown", ("--provider", "pigeon", os.devnull)),
    "interpret": ("provider-unknown", ("--provider", "pigeon", os.devnull)),
    "numbers add": ("not-your-job", ("5", "9")),
    "staff add": ("not-your-job", ("E1002", "--name", "赵小满", "--role", "clerk")),
    "staff pin": ("not-your-job", ("K2007",)),
    "erase": ("not-your-job", ()),
    "do": ("number-unknown", ("t KD330106000018",)),
}
ARGUMENTS = {
    **{name: arguments for name, (_code, arguments) in REFUSED.items()},
    "accept": ("--file", os.devnull),
    "ingest": ("--provider", "dhl", os.devnull),
    "watch": (),
    "journal verify": (),
}
NEED_NO_OUTLET = {"interpret", "quote"}
_TRACKED = (
    "number at status name tracking say next_step promise data proof_of_receipt notes parcel"
    " exception findings duties events"
)
FIELDS = {
    "init": "home outlet kind terminal parcels staff",
    "doctor": "good engine file rules terminal locale clock versions name_clashes",
    "numbers add": "kind first last",
    "staff add": "staff role one_time_pin",
    "staff pin": "staff one_time_pin",
    "erase": "erased",
    "quote": "tariff from to weight zone options",
    "accept": "waybill product total change receipt promise repeated journal",
    "receipt": "receipt copy text printed",
    "track": _TRACKED,
    "do": _TRACKED,
    "contact": "waybill recorded call_back",
    "watch": "found",
    "ingest": "shipments errors",
    "interpret": "shipments errors",
    "journal verify": "good rows erased first_bad table",
}


def _is_trouble(said: Said, key: str, code: str) -> None:
    assert list(said.document) == [key]
    trouble = said.document[key]
    assert trouble["code"] == code
    assert set(trouble) == PARTS
    assert all(trouble[part] for part in PARTS - {"facts"})


def test_every_command_has_a_call_that_succeeds(succeeded: Callable[[], Calls]) -> None:
    assert sorted(succeeded()) == WITH_JSON


@pytest.mark.parametrize("name", WITH_JSON)
def test_a_success_is_one_document(
    counter: Counter, succeeded: Callable[[], Calls], name: str
) -> None:
    said = counter(*succeeded()[name], who="M4001")
    assert said.code == 0
    assert set(said.document) == set(FIELDS[name].split())


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_is_one_document_and_exit_code_1(
    counter: Counter, written: Callable[[object], Path], name: str
) -> None:
    code, arguments = REFUSED[name]
    if name == "accept":
        arguments = ("--file", str(written({**a1_file(), "insured": None})))
    said = counter(*name.split(), *arguments, "--json")
    assert said.code == 1
    _is_trouble(said, "refused", code)
    assert said.err == ""


@pytest.mark.parametrize("name", WITH_JSON)
def test_wrong_usage_is_one_document_and_exit_code_2(counter: Counter, name: str) -> None:
    said = counter(*name.split(), "--no-such-option", "--json")
    assert said.code == 2
    assert said.document["error"]["code"] == "usage"
    assert "no-such-option" in said.document["error"]["message"]
    assert "Usage:" in said.err


@pytest.mark.parametrize("name", [name for name in ARGUMENTS if name not in NEED_NO_OUTLET])
def test_a_home_without_an_outlet_is_one_document_and_exit_code_4(
    call: Counter, tmp_path: Path, name: str
) -> None:
    home = tmp_path / "nothing here"
    said = call(
        "--home", home, "--lang", "en", "--as", "E1001", *name.split(), *ARGUMENTS[name], "--json"
    )
    assert said.code == 4
    _is_trouble(said, "error", "no-outlet")
    assert not home.exists()


@pytest.mark.parametrize("arguments", [["--json"], ["nonsense", "--json"], ["numbers", "--json"]])
def test_without_a_command_of_ours_it_is_wrong_usage(call: Counter, arguments: list[str]) -> None:
    said = call(*arguments)
    assert (said.code, said.document["error"]["code"]) == (2, "usage")


def test_a_faulty_settings_file_is_one_document(call: Counter, outlet: Path) -> None:
    (outlet / "settings.toml").write_text("[ui]\nlanguage = 7\n", encoding="utf-8")
    said = call("--home", outlet, "track", "1", "--json")
    assert said.code == 4
    _is_trouble(said, "error", "bad-settings")


def test_for_a_person_a_refusal_stands_on_the_error_output(counter: Counter) -> None:
    said = counter("track", "KD330106000018")
    assert said.out == ""
    assert said.err.splitlines()[0] == "[number-unknown]"
    assert said.err.splitlines()[-1].startswith("» ")


@pytest.mark.parametrize("flag", [(), ("--json",)])
@pytest.mark.parametrize(
    "arguments",
    [
        ("track", "\x1b[2J\x1b]0;x\x07\u202e"),
        ("ingest", "--provider", "\x1b[31m\x9b", os.devnull),
        ("--at", "\x1b[31m", "track", "1"),
    ],
)
def test_what_was_typed_never_commands_the_terminal(
    counter: Counter, arguments: tuple[str, ...], flag: tuple[str, ...]
) -> None:
    said = counter(*arguments, *flag)
    assert said.code in {1, 2}
    assert not set(said.out + said.err) & {"\x1b", "\x9b", "\x07", "\u202e"}


@pytest.mark.parametrize("flag", [(), ("--json",)])
def test_what_is_not_utf8_is_wrong_usage(counter: Counter, flag: tuple[str, ...]) -> None:
    said = counter("track", "\udcff\udcfe123", *flag)
    assert said.code == 2
    if flag:
        _is_trouble(said, "error", "not-utf8")


@pytest.mark.parametrize(
    "command", [("watch",), ("track", "KD330106000018"), ("track", "--no-such-option")]
)
def test_a_reader_that_leaves_ends_the_command_quietly(
    outlet: Path, command: tuple[str, ...]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*PROGRAM, "--home", outlet, "--lang", "en", *command, "--json"],
            cwd=ROOT, check=False, text=True, stdout=writing, stderr=subprocess.PIPE,
        )  # fmt: skip
    finally:
        os.close(writing)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr
