from __future__ import annotations

from datetime import date
from importlib import resources
from pathlib import Path

import msgspec
import pytest

from counter.rulebook import RuleBook, load_rulebook, read_rules
from tariffs.quote import QuoteRefused

DAY = date(2025, 9, 22)
HOUSE = resources.files("tariffs").joinpath("rules/house-2025-09.toml").read_text("utf-8")
GOODS = resources.files("tariffs").joinpath("rules/goods-2025-09.toml").read_text("utf-8")
TERMS = resources.files("claims").joinpath("rules/house-2025-09.toml").read_text("utf-8")


def _given(folder: Path, text: str, package: str = "tariffs", name: str = "shop.toml") -> RuleBook:
    target = folder / package
    target.mkdir(parents=True, exist_ok=True)
    (target / name).write_text(text, encoding="utf-8")
    return load_rulebook(folder)


def _first_price(rules: RuleBook, day: date = DAY) -> str:
    zone = rules.tariff_at(day).zone("Z1")
    assert zone is not None
    return str(zone.first)


def test_the_packaged_rules_are_without_fault() -> None:
    rules = load_rulebook()
    assert rules.faults == ()
    assert [tariff.id for tariff in rules.tariffs] == ["house-2025-09"]
    assert [goods.id for goods in rules.goods] == ["goods-2025-09"]
    assert [terms.id for terms in rules.terms] == ["terms-2025-09"]


def test_no_folder_and_an_empty_folder_are_the_packaged_rules(tmp_path: Path) -> None:
    for folder in (tmp_path / "none", tmp_path):
        assert load_rulebook(folder).faults == ()
        assert _first_price(load_rulebook(folder)) == "8.00"


def test_an_operator_file_of_the_same_id_replaces_the_packaged_one(tmp_path: Path) -> None:
    rules = _given(tmp_path, HOUSE.replace('first = "8.00"', 'first = "9.50"'))
    assert rules.faults == ()
    assert _first_price(rules) == "9.50"
    assert len(rules.tariffs) == 1


def test_an_operator_file_of_a_new_id_takes_over_on_its_first_day(tmp_path: Path) -> None:
    text = (
        HOUSE.replace('id = "house-2025-09"', 'id = "shop-2026"')
        .replace("valid_from = 2025-09-01", "valid_from = 2026-01-01")
        .replace("published = 2025-08-20", "published = 2025-12-01")
        .replace('first = "8.00"', 'first = "9.50"')
    )
    rules = _given(tmp_path, text)
    assert rules.faults == ()
    assert _first_price(rules, date(2025, 12, 31)) == "8.00"
    assert _first_price(rules, date(2026, 1, 1)) == "9.50"


@pytest.mark.parametrize(
    ("old", "new", "keys"),
    [
        ('first = "8.00"', 'first = "-8.00"', {"zones.Z1.first"}),
        ('first = "8.00"', 'first = "8.005"', {"zones.Z1.first"}),
        ("divisor = 6000", "divisor = 6000\ncolour = 1", {f"zones[{n}].colour" for n in range(5)}),
        ('rate_percent = "0.5"', 'rate_percent = "half"', {"insurance.rate_percent"}),
        ("published = 2025-08-20", "published = 2025-08-30", {"published"}),
        ("cut_off = 18:00:00\n", "", {"cut_off"}),
        ('kind = "tariff"', 'kind = "tarif"', {"kind"}),
        ('mark = "house"', 'mark = "law"', {"mark"}),
        ("cut_off = 18:00:00", "cut_off = six o'clock", {"(file)"}),
        ('id = "house-2025-09"', 'id = "other"', {"valid_from"}),
    ],
)
def test_a_faulty_operator_file_is_named_and_left_out(
    tmp_path: Path, old: str, new: str, keys: set[str]
) -> None:
    assert old in HOUSE
    rules = _given(tmp_path, HOUSE.replace(old, new))
    assert {(fault.file, fault.key) for fault in rules.faults} == {
        ("rules/tariffs/shop.toml", key) for key in keys
    }
    assert _first_price(rules) == "8.00"


def test_an_operator_file_that_begins_with_a_packaged_one_is_left_out(tmp_path: Path) -> None:
    text = HOUSE.replace('id = "house-2025-09"', 'id = "a-shop"')
    rules = _given(tmp_path, text.replace('first = "8.00"', 'first = "9.50"'))
    assert [fault.key for fault in rules.faults] == ["valid_from"]
    assert [tariff.id for tariff in rules.tariffs] == ["house-2025-09"]


def test_every_fault_of_every_operator_file_is_listed(tmp_path: Path) -> None:
    _given(tmp_path, GOODS.replace('"Z8"', '"Z9"'), name="goods.toml")
    _given(tmp_path, TERMS.replace('"100"', '"-5"'), package="claims")
    wrong = HOUSE.replace('first = "8.00"', 'first = "-1"').replace('step = "0.5"', 'step = "0"')
    rules = _given(tmp_path, wrong)
    assert {f"{fault.file}:{fault.key}" for fault in rules.faults} == {
        "rules/tariffs/goods.toml:classes.G3.zones",
        "rules/tariffs/goods.toml:classes.G4.zones",
        "rules/claims/shop.toml:delay.freight_percent",
        "rules/tariffs/shop.toml:zones.Z1.first",
        "rules/tariffs/shop.toml:zones.Z6.step",
        "rules/tariffs/shop.toml:zones.Z7.step",
        "rules/tariffs/shop.toml:zones.Z8.step",
    }
    assert rules.terms_at(DAY) == load_rulebook().terms_at(DAY)
    assert rules.tariff_at(DAY) == load_rulebook().tariff_at(DAY)


def test_two_operator_files_of_one_id_are_a_fault(tmp_path: Path) -> None:
    _given(tmp_path, HOUSE.replace('first = "8.00"', 'first = "9.00"'), name="a.toml")
    rules = _given(tmp_path, HOUSE, name="b.toml")
    assert [(fault.file, fault.key) for fault in rules.faults] == [("rules/tariffs/b.toml", "id")]
    assert _first_price(rules) == "9.00"


def test_bytes_that_are_no_text_are_a_fault(tmp_path: Path) -> None:
    (tmp_path / "tariffs").mkdir()
    (tmp_path / "tariffs" / "shop.toml").write_bytes(b"\xff\xfe\x00")
    rules = load_rulebook(tmp_path)
    assert [(fault.file, fault.key) for fault in rules.faults] == [
        ("rules/tariffs/shop.toml", "(file)")
    ]


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    assert _given(tmp_path, "not toml at all {", name="notes.txt").faults == ()


def test_a_day_without_rules_is_refused(tmp_path: Path) -> None:
    rules = load_rulebook(tmp_path)
    with pytest.raises(QuoteRefused) as refused:
        rules.tariff_at(date(2025, 8, 31))
    assert refused.value.refusal.code == "no-book-in-force"
    assert rules.terms_at(date(2025, 8, 31)) is None


def test_the_tariff_promises_for_lateness_what_the_terms_pay() -> None:
    rules = load_rulebook()
    terms = rules.terms_at(DAY)
    assert terms is not None
    assert rules.tariff_at(DAY).tariff.late_refund_percent == terms.delay.freight_percent


def test_the_tracking_rules_come_through_the_same_door() -> None:
    rules = load_rulebook()
    assert rules.tracking_files
    found = rules.tracking_at(DAY)
    assert found is rules.tracking_at(DAY)


def test_a_package_can_have_rules_of_any_shape(tmp_path: Path) -> None:
    class Anything(msgspec.Struct, frozen=True):
        id: str

    found, faults = read_rules("claims", Anything, tmp_path)
    assert ([rule.id for rule in found], faults) == (["terms-2025-09"], ())
