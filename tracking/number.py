"""Light recognition of a typed or scanned number, before anybody is asked about it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

_HOUSE = re.compile(r"KD\d{12}")
_S10 = re.compile(r"([A-Z]{2})(\d{8})(\d)([A-Z]{2})")
_S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
_DROPPED = frozenset({"Zs", "Zl", "Zp", "Pd", "Cf", "Cc"})
LONGEST = 64


class NumberKind(StrEnum):
    """What a number looks like."""

    HOUSE = "house"
    S10 = "s10"
    OTHER = "other"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A number in its normal form; `expected` is the right check digit when the given one is wrong.

    `country` is the two-letter issuer of an S10 number, otherwise "".
    """

    text: str
    kind: NumberKind
    expected: str = ""
    country: str = ""

    @property
    def mistyped(self) -> bool:
        """Whether the check digit says that the number was mistyped."""
        return bool(self.expected)


def normalise(given: str) -> str:
    """The number in NFKC, upper case, without blanks, hyphens and controls; at most 64 signs."""
    text = given[: LONGEST * 4]
    # Dropping a blank may let two signs join, so it is done again until nothing changes.
    while (once := _once(text)) != text:
        text = once
    return text


def recognise(given: str) -> Recognised:
    """What the number is: a house waybill, a postal item (UPU S10, checked), or another."""
    text = normalise(given)
    if not text:
        return Recognised("", NumberKind.EMPTY)
    if _HOUSE.fullmatch(text) and text.isascii():
        return Recognised(text, NumberKind.HOUSE)
    match = _S10.fullmatch(text)
    if match is None or not text.isascii():
        return Recognised(text, NumberKind.OTHER)
    right = s10_check_digit(match[2])
    wrong = "" if right == match[3] else right
    return Recognised(text, NumberKind.S10, wrong, match[4])


def _once(text: str) -> str:
    """One pass of the normal form."""
    wide = unicodedata.normalize("NFKC", text.upper())
    kept = (sign for sign in wide if unicodedata.category(sign) not in _DROPPED)
    return "".join(kept)[:LONGEST]


def s10_check_digit(serial: str) -> str:
    """The check digit of the eight digits of an S10 number (UPU standard S10, modulus 11)."""
    total = sum(int(d) * weight for d, weight in zip(serial, _S10_WEIGHTS, strict=True))
    remainder = 11 - total % 11
    return {10: "0", 11: "5"}.get(remainder, str(remainder))
