"""Kinds of field: which characters one takes, and what is wrong with a value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from counter.words import N_


@dataclass(frozen=True, slots=True)
class Kind:
    """What a field holds.

    `accepts` is a pattern that every value must match while it is typed; `fault` says in source
    words what is wrong with a finished value, or nothing. `narrow` turns full-width signs, as a
    Chinese input method types them, into their ASCII forms.
    """

    name: str
    accepts: str | None = None
    fault: Callable[[str], str] = lambda value: ""
    right: bool = False
    narrow: bool = False
    upper: bool = False
    unit: str = ""

    def cleaned(self, text: str) -> str:
        """A typed or scanned text as this kind writes it."""
        if self.narrow:
            text = unicodedata.normalize("NFKC", text).replace("。", ".")
        return text.upper() if self.upper else text


def decimal_of(text: str) -> Decimal | None:
    """The number that a field shows, None when it is none; thousands commas are allowed."""
    try:
        return Decimal(text.replace(",", "")) if text else None
    except InvalidOperation:
        return None


def _number_fault(places: int, above_zero: bool) -> Callable[[str], str]:
    def fault(value: str) -> str:
        number = decimal_of(value)
        if number is None:
            return N_("This is not a number.")
        if above_zero and number <= 0:
            return N_("This must be more than 0.")
        exponent = number.as_tuple().exponent
        if isinstance(exponent, int) and -exponent > places:
            return N_("Too many decimal places.")
        return ""

    return fault


def _phone_fault(value: str) -> str:
    digits = re.sub(r"\D", "", value)
    return "" if 7 <= len(digits) <= 15 else N_("A phone number has 7 to 15 digits.")


def _staff_fault(value: str) -> str:
    known = re.fullmatch(r"[A-Z][0-9]{4}", value)
    return "" if known else N_("A staff id is a letter and four digits, such as E1001.")


def _pin_fault(value: str) -> str:
    return "" if re.fullmatch(r"[0-9]{6}", value) else N_("A PIN has six digits.")


TEXT = Kind("text")
KG = Kind(
    "kg",
    r"[0-9]*\.?[0-9]{0,3}",
    _number_fault(3, above_zero=True),
    right=True,
    narrow=True,
    unit="kg",
)
CM = Kind(
    "cm", r"[0-9]*\.?[0-9]?", _number_fault(1, above_zero=True), right=True, narrow=True, unit="cm"
)
YUAN = Kind(
    "yuan", r"[0-9,]*\.?[0-9]{0,2}", _number_fault(2, above_zero=False), right=True, narrow=True,
    unit=N_("yuan"),
)  # fmt: skip
COUNT = Kind("count", r"[0-9]*", _number_fault(0, above_zero=True), right=True, narrow=True)
PHONE = Kind("phone", r"[0-9+() -]*", _phone_fault, narrow=True)
STAFF = Kind("staff", r"[A-Za-z]?[0-9]*", _staff_fault, narrow=True, upper=True)
PIN = Kind("pin", r"[0-9]*", _pin_fault, narrow=True)
# What a scanner may type: letters, digits and the dash; anything else in a label is left out.
WAYBILL = Kind("waybill", r"[A-Z0-9-]*", narrow=True, upper=True)
