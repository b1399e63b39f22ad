from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from tariffs.book import Book, Tariff
from tariffs.check import check, check_goods, check_sequence, in_force
from tariffs.goods_book import GoodsBook


def _with(tariff: Tariff, **changes: Any) -> Tariff:  # noqa: ANN401 - any field of the struct
    return msgspec.structs.replace(tariff, **changes)


def _zone(tariff: Tariff, index: int, **changes: Any) -> Tariff:  # noqa: ANN401 - any field of the struct
    zones = list(tariff.zones)
    zones[index] = msgspec.structs.replace(zones[index], **changes)
    return _with(tariff, zones=tuple(zones))


def _product(tariff: Tariff, index: int, **changes: Any) -> Tariff:  # noqa: ANN401 - any field of the struct
    products = list(tariff.products)
    products[index] = msgspec.structs.replace(products[index], **changes)
    return _with(tariff, products=tuple(products))


def _keys(tariff: Tariff) -> set[str]:
    faults = check(tariff, "shop.toml")
    assert all(fault.file == "shop.toml" and fault.message for fault in faults)
    return {fault.key for fault in faults}


def test_the_packaged_tariff_and_goods_are_sound(book: Book) -> None:
    assert check(book.tariff, "x") == ()
    assert check_goods(book.goods, [book.tariff], "x") == ()


def test_each_fault_is_named_by_its_key(book: Book) -> None:
    tariff = book.tariff
    cases: list[tuple[Tariff, set[str]]] = [
        (_zone(tariff, 0, first=Decimal(-1)), {"zones.Z1.first"}),
        (_zone(tariff, 0, continued=Decimal("1.555")), {"zones.Z1.continued"}),
        (_zone(tariff, 0, first=Decimal("NaN")), {"zones.Z1.first"}),
        (_zone(tariff, 1, step=Decimal(0)), {"zones.Z2.step"}),
        (_zone(tariff, 1, divisor=0), {"zones.Z2.divisor"}),
        (_zone(tariff, 1, stall_hours=0), {"zones.Z2.stall_hours"}),
        (_zone(tariff, 1, total_delay_days=-1), {"zones.Z2.total_delay_days"}),
        (_zone(tariff, 0, places=("330000",)), {"zones.Z1.places"}),
        (_zone(tariff, 4, places=()), {"zones.Z5.places"}),
        (_zone(tariff, 3, match="remote", places=("110000",)), {"zones"}),
        (_zone(tariff, 7, places=("JP",)), {"zones"}),
        (_zone(tariff, 0, code="Z2"), {"zones.Z2", "products.STD.days.Z1", "products.EXP.days.Z1"}),
        (_with(tariff, zones=tariff.zones[1:]),
         {"zones", "products.STD.days.Z1", "products.EXP.days.Z1"}),
        (_product(tariff, 0, factor=Decimal(0)), {"products.ECO.factor"}),
        (_product(tariff, 0, days={}), {"products.ECO.days"}),
        (_product(tariff, 0, days={"Z9": 1}), {"products.ECO.days.Z9"}),
        (_product(tariff, 0, days={"Z2": -1}), {"products.ECO.days.Z2"}),
        (_product(tariff, 0, code="STD"), {"products.STD"}),
        (_product(tariff, 1, days={"Z1": 1}), {"zones.Z6", "zones.Z7", "zones.Z8"}),
        (_with(tariff, packaging=tariff.packaging * 2),
         {"packaging.S", "packaging.M", "packaging.L"}),
        (_with(tariff, discount_percent={"clerk": Decimal(101)}), {"discount_percent.clerk"}),
        (_with(tariff, late_refund_percent=Decimal(-1)), {"late_refund_percent"}),
        (_with(tariff, at_risk_hours=-1), {"at_risk_hours"}),
        (_with(tariff, valid_to=date(2025, 8, 1)), {"valid_to"}),
        (_with(tariff, published=date(2025, 8, 23)), {"published"}),
    ]  # fmt: skip
    for faulty, keys in cases:
        assert _keys(faulty) == keys


def test_every_fault_is_listed_not_only_the_first(book: Book) -> None:
    faulty = _zone(_zone(book.tariff, 0, first=Decimal(-1)), 1, step=Decimal(0))
    faulty = _product(faulty, 0, factor=Decimal(-1))
    assert _keys(faulty) == {"zones.Z1.first", "zones.Z2.step", "products.ECO.factor"}


def test_goods_must_know_their_zones_products_and_marks(book: Book) -> None:
    rows = list(book.goods.classes)
    by_code = {row.code: index for index, row in enumerate(rows)}
    for code, changes in (
        ("G4", {"zones": ("Z9",)}),
        ("G3", {"express_products": ("FLY",)}),
        ("G5", {"marks": ("GLASS",)}),
        ("G0", {"zones": ("Z1",)}),
        ("G3", {"zones": (), "express_zones": ()}),
    ):
        index = by_code[code]
        rows[index] = msgspec.structs.replace(rows[index], **changes)
    goods = msgspec.structs.replace(book.goods, classes=tuple(rows), default="G7")
    assert {fault.key for fault in check_goods(goods, [book.tariff], "x")} == {
        "classes.G4.zones",
        "classes.G3.express_products",
        "classes.G5.marks",
        "classes.G0.zones",
        "classes.G3.zones",
        "default",
    }


@pytest.mark.parametrize(
    ("spans", "faults"),
    [
        ([("2025-09-01", None)], 0),
        ([("2025-09-01", None), ("2026-01-01", None)], 0),
        ([("2025-09-01", "2025-12-31"), ("2026-01-01", None)], 0),
        ([("2025-09-01", "2026-01-01"), ("2026-01-01", None)], 1),
        ([("2025-09-01", "2025-12-30"), ("2026-01-01", None)], 1),
        ([("2025-09-01", None), ("2025-09-01", None)], 1),
        ([("2026-01-01", "2026-02-01"), ("2025-09-01", "2026-03-01"), ("2026-02-01", None)], 2),
    ],
)
def test_files_follow_each_other_without_gap_or_overlap(
    spans: list[tuple[str, str | None]], faults: int, book: Book
) -> None:
    books = [
        _with(
            book.tariff,
            id=f"t{index}",
            valid_from=date.fromisoformat(start),
            valid_to=None if end is None else date.fromisoformat(end),
        )
        for index, (start, end) in enumerate(spans)
    ]
    assert len(check_sequence(books, "shop.toml")) == faults


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-08-31", None),
        ("2025-09-01", "old"),
        ("2025-12-31", "old"),
        ("2026-01-01", "new"),
        ("2026-06-30", "new"),
        ("2026-07-01", None),
    ],
)
def test_the_file_in_force_on_a_day(day: str, expected: str | None, book: Book) -> None:
    old: GoodsBook = msgspec.structs.replace(book.goods, id="old")
    new: GoodsBook = msgspec.structs.replace(
        book.goods, id="new", valid_from=date(2026, 1, 1), valid_to=date(2026, 6, 30)
    )
    found = in_force([new, old], date.fromisoformat(day))
    assert (found.id if found else None) == expected
