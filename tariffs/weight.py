"""Weights in kg and sizes in cm, as exact decimals."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

_SHOWN = Decimal("0.0001")
_NUMBER = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,4})?", re.ASCII)
_KG = re.compile(rf"(?P<number>{_NUMBER.pattern})\s*(?:kg|公斤|千克)?", re.ASCII)
_BETWEEN = re.compile(r"\s*[x×*]\s*|\s+")


@dataclass(frozen=True, slots=True)
class Dimensions:
    """The outer size of a parcel in cm; raises ValueError unless every side is above zero."""

    length: Decimal
    width: Decimal
    height: Decimal

    def __post_init__(self) -> None:
        for side in (self.length, self.width, self.height):
            if not side.is_finite() or side <= 0:
                raise ValueError(f"a side must be above zero cm: {side}")

    @property
    def text(self) -> str:
        """The sides as "50x40x30"."""
        return "x".join(kg_text(side) for side in (self.length, self.width, self.height))


def volumetric_kg(dims: Dimensions, divisor: int) -> Decimal:
    """Return length x width x height / divisor in kg, unrounded (P-TARIFF, E-07)."""
    return dims.length * dims.width * dims.height / divisor


def round_up(kg: Decimal, step: Decimal) -> Decimal:
    """Return the smallest multiple of the step that is not below kg, at least one step."""
    steps = max(Decimal(1), (kg / step).to_integral_value(rounding=ROUND_CEILING))
    return steps * step


def kg_text(number: Decimal) -> str:
    """Return a plain number of at most four places: "4.2", "10", never an exponent."""
    shown = f"{number.quantize(_SHOWN, rounding=ROUND_HALF_UP):f}"
    return shown.rstrip("0").rstrip(".")


def to_kg(text: str) -> Decimal:
    """Return kg from "4.2", "4.2kg" or "4.2 公斤"; raises ValueError for anything else."""
    match = _KG.fullmatch(unicodedata.normalize("NFKC", text).strip().lower())
    if match is None:
        raise ValueError(f"not a weight in kg: {text!r}")
    return Decimal(match["number"])


def to_dimensions(text: str) -> Dimensions:
    """Return the size from "50x40x30" in cm (x, ×, * or blanks between); ValueError otherwise."""
    sides = _BETWEEN.split(unicodedata.normalize("NFKC", text).strip().lower().removesuffix("cm"))
    if len(sides) != 3 or not all(_NUMBER.fullmatch(side) for side in sides):
        raise ValueError(f"not three sides in cm: {text!r}")
    return Dimensions(*(Decimal(side) for side in sides))
