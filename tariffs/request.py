"""What is asked of a quote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Final

from tariffs.money import Fen
from tariffs.place import Place
from tariffs.weight import Dimensions

_MOST_DIGITS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked: route, weight in kg, size in cm, declared value in fen, and by whom.

    Raises ValueError for a naive time or a weight of a thousand tonnes and more (the readers of
    `tariffs.weight` let no such text through); a weight of zero or less is for the quote to refuse.
    `products` None means all of the book; `goods_class` None the book's class for plain goods.
    `accepted_at` is aware; `tz` is the outlet's zone, in which the day of the tariff is counted.
    """

    origin: Place
    destination: Place
    weight_kg: Decimal
    accepted_at: datetime
    tz: tzinfo
    dims: Dimensions | None = None
    declared_fen: Fen | None = None
    insured: bool = False
    packaging: str | None = None
    goods_class: str | None = None
    papers: bool = False
    products: tuple[str, ...] | None = None
    discount_percent: Decimal = Decimal(0)
    role: str = "clerk"

    def __post_init__(self) -> None:
        if self.accepted_at.tzinfo is None:
            raise ValueError("a time without its zone")
        if self.weight_kg.is_finite() and self.weight_kg.adjusted() > _MOST_DIGITS:
            raise ValueError(f"a weight out of range: {self.weight_kg} kg")

    @property
    def day(self) -> date:
        """The local date whose tariff applies."""
        return self.accepted_at.astimezone(self.tz).date()
