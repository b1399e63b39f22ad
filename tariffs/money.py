"""Money in whole fen: text in, text out, and the one rounding rule."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeAlias

Fen: TypeAlias = int

_AMOUNT = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,2})?", re.ASCII)
_PERCENT = re.compile(r"(?P<number>[0-9]{1,3}(?:\.[0-9]{1,2})?)\s*%?", re.ASCII)
_WHOLE = Decimal(1)


def to_fen(text: str) -> Fen:
    """Return the fen of a yuan amount such as "72", "72.5" or "-6.00".

    Raises ValueError for anything else: more than two places, an exponent, a separator.
    """
    if _AMOUNT.fullmatch(text) is None:
        raise ValueError(f"not an amount with at most two decimal places: {text!r}")
    return int(Decimal(text).scaleb(2))


def to_percent(text: str) -> Decimal:
    """Return a percentage from "10", "7.5" or "7.5%"; raises ValueError for anything else."""
    match = _PERCENT.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"not a percentage with at most two decimal places: {text!r}")
    return Decimal(match["number"])


def to_text(fen: Fen) -> str:
    """Return yuan with two places: 7200 fen is "72.00"."""
    sign = "-" if fen < 0 else ""
    yuan, rest = divmod(abs(fen), 100)
    return f"{sign}{yuan}.{rest:02d}"


def half_up(fen: Decimal) -> Fen:
    """Return whole fen, an exact half away from zero (P-TARIFF: half-up to 0.01 yuan)."""
    return int(fen.quantize(_WHOLE, rounding=ROUND_HALF_UP))
