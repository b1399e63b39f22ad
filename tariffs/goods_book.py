"""The goods rules as dated data: classes, decisions and what to say (P-GOODS)."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

import msgspec

from tariffs.words import Words

Decision: TypeAlias = Literal["ACCEPT", "PACK", "PAPERS", "GROUND_ONLY", "REFUSE", "REFUSE_REPORT"]


class GoodsClass(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One class of goods: its decision, where that bites, and the words for clerk and customer.

    `zones` are those in which every product is barred or papers are needed; `express_zones`
    those in which only the products of `express_products` are barred. `report_minutes` is how
    soon a refusal must be reported to the supervisor (K-06); None where none is asked for.
    """

    code: str
    name: Words
    examples: Words
    decision: Decision
    todo: Words
    alternative: Words
    say: Words
    zones: tuple[str, ...] = ()
    express_zones: tuple[str, ...] = ()
    express_products: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    offer_insurance: bool = False
    report_minutes: int | None = None


class HandlingMark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One handling mark that goes on a parcel, such as fragile."""

    code: str
    name: Words


class GoodsBook(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="goods",
):
    """One goods file; `default` is the class of goods that nobody classified."""

    id: str
    title: Words
    mark: Literal["house", "S", "S-", "K", "K+", "K?", "D", "CFG"]
    source: str
    valid_from: date
    valid_to: date | None = None
    default: str
    classes: tuple[GoodsClass, ...]
    handling_marks: tuple[HandlingMark, ...] = ()

    def goods_class(self, code: str) -> GoodsClass | None:
        """Return the class of this code."""
        return next((row for row in self.classes if row.code == code), None)

    def handling_mark(self, code: str) -> HandlingMark | None:
        """Return the handling mark of this code."""
        return next((mark for mark in self.handling_marks if mark.code == code), None)
