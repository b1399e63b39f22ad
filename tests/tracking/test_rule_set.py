"""The packaged rules fit together, agree with the published map, and faults are all named."""

from __future__ import annotations

import csv
import string
from datetime import date
from pathlib import Path

import msgspec
import pytest

from tracking.registry import carriers, names
from tracking.rule_set import LANGUAGES, RuleFault, RuleSet, assemble, check
from tracking.rules_model import ParcelWords, RuleFile, StatusWords
from tracking.status import ParcelStatus, Status
from tracking.status_map import StatusMaps

SLOTS = {"place", "time", "reason", "promise", "late", "left", "age"}


def test_the_packaged_rules_have_no_fault(files: tuple[RuleFile, ...]) -> None:
    assert check(files) == ()


def test_there_are_56_reasons_and_every_status_has_words_and_a_house_status(
    rules: RuleSet,
) -> None:
    assert len(rules.reasons) == 56
    assert set(rules.statuses) == set(Status)
    assert {row.code for row in rules.house} == set(ParcelStatus)
    assert rules.parcel_status(None, None) is ParcelStatus.UNKNOWN


def test_every_carrier_has_a_map(maps: StatusMaps) -> None:
    assert {name for name in names() if maps.of(name).codes} == set(names())


def test_the_registry_is_the_folder() -> None:
    folder = Path(__file__).parents[2] / "tracking" / "carriers"
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert set(names()) == modules
    assert all(found.name == name for name, found in carriers().items())


def test_every_row_of_the_shared_status_map_is_in_force(maps: StatusMaps) -> None:
    above = (folder / "shared" / "tracking" / "status_map.csv" for folder in _parents())
    path = next((path for path in above if path.is_file()), None)
    if path is None:
        pytest.skip("no shared/tracking/status_map.csv beside the repository")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["api"].split(".")[0] in names()]
    for row in rows:
        api, _, table = row["api"].partition(".")
        code, _, message = row["code"].partition(":")
        said = maps.of(api).said(table, code, message) if message else None
        meaning = said or maps.of(api).meaning(code, table)
        given = meaning.status or "="
        assert (given, meaning.reason or "") == (row["canonical_status"], row["reason"]), row
        assert meaning.known
    assert len(rows) >= 80


def _parents() -> list[Path]:
    return list(Path(__file__).parents)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_uses_known_slots_and_the_last_variant_needs_none(
    rules: RuleSet, language: str
) -> None:
    formatter = string.Formatter()
    rows: list[StatusWords | ParcelWords] = [*rules.statuses.values(), *rules.house]
    for row in rows:
        used = [
            {name for _, name, _, _ in formatter.parse(say[language]) if name} for say in row.say
        ]
        assert used[-1] == set(), row.code
        assert set().union(*used) <= SLOTS, row.code
        sameslots = [
            {name for _, name, _, _ in formatter.parse(say["en"]) if name}
            == {name for _, name, _, _ in formatter.parse(say["zh-CN"]) if name}
            for say in row.say
        ]
        assert all(sameslots), row.code


def test_all_faults_are_listed_at_once(files: tuple[RuleFile, ...]) -> None:
    broken = msgspec.convert(
        {
            "id": "broken",
            "title": {"zh-CN": "坏"},
            "valid_from": date(2025, 1, 1),
            "source": "none",
            "mark": "P",
            "code": [{"code": "x", "reason": "no_such_reason"}],
            "text": [{"says": "AT_HUB", "pattern": "("}],
            "parcel": [{"status": "pending", "parcel": "LOST"}],
        },
        RuleFile,
    )
    with pytest.raises(RuleFault) as fault:
        assemble((*files, broken), date(2025, 9, 22))
    told = "\n".join(fault.value.faults)
    assert len(fault.value.faults) == 4
    for words in ("no_such_reason", "text.pattern", "stands twice", "title has no en"):
        assert words in told


def test_an_unknown_key_is_refused() -> None:
    row = {"id": "a", "title": {}, "valid_from": date(2025, 1, 1), "source": "", "mark": ""}
    with pytest.raises(msgspec.ValidationError, match="colour"):
        msgspec.convert({**row, "colour": "red"}, RuleFile)


def test_a_file_that_is_not_yet_valid_is_left_out(files: tuple[RuleFile, ...]) -> None:
    with pytest.raises(RuleFault, match="no words"):
        assemble(files, date(2020, 1, 1))
