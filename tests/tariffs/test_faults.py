from __future__ import annotations

from decimal import Decimal

import msgspec

from tariffs.faults import Fault, decode


class Price(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    amount: Decimal
    note: str = ""


class Leaf(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="leaf",
):
    id: str
    prices: tuple[Price, ...]
    days: dict[str, int] = {}
    extra: Price | None = None


def test_a_sound_document_becomes_the_struct() -> None:
    document = {"kind": "leaf", "id": "a", "prices": [{"amount": "1.50"}]}
    assert decode(document, Leaf, "f") == Leaf(id="a", prices=(Price(amount=Decimal("1.50")),))


def test_every_fault_of_a_document_is_listed_with_its_key() -> None:
    document = {
        "kind": "leaf",
        "prices": [{"amount": "x"}, {"amount": "1", "colour": "red"}, {"note": 3}, 7],
        "days": {"Z1": "two"},
        "extra": {"amount": True},
        "surprise": 1,
    }
    found = decode(document, Leaf, "shop.toml")
    assert isinstance(found, tuple)
    assert {fault.key for fault in found} == {
        "surprise",
        "id",
        "prices[0].amount",
        "prices[1].colour",
        "prices[2].amount",
        "prices[2].note",
        "prices[3]",
        "days[...]",
        "extra.amount",
    }
    assert {fault.file for fault in found} == {"shop.toml"}


def test_a_wrong_kind_is_a_fault() -> None:
    found = decode({"kind": "tree", "id": "a", "prices": []}, Leaf, "shop.toml")
    assert isinstance(found, tuple)
    assert [fault.key for fault in found] == ["kind"]


def test_a_fault_reads_as_file_key_and_message() -> None:
    assert str(Fault("shop.toml", "zones.Z1.first", "negative")) == (
        "shop.toml:zones.Z1.first: negative"
    )
