"""The "no" of a quote: a stable code with the facts it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

CODES: Final = (
    "weight-not-positive",
    "not-served",
    "needs-city",
    "no-book-in-force",
    "unknown-product",
    "unknown-packaging",
    "unknown-goods",
    "declared-missing",
    "declared-not-positive",
    "discount-not-valid",
    "product-not-offered",
    "declared-above-limit",
    "discount-above-authority",
    "goods-prohibited",
    "goods-refused",
    "goods-ground-only",
    "goods-papers",
)
"""Every code this package can give, those of a whole quote first."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an option or a quote is refused: one of CODES, and its facts as text.

    `facts["rule"]` names the rule row that refuses, where a row does.
    """

    code: str
    facts: dict[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class NotServed(Refusal):
    """No zone of the book holds the pair of places: `not-served` or `needs-city`."""


class QuoteRefused(Exception):
    """The whole quote is refused; `refusal` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal
