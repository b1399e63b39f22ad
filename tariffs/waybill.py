"""Waybill numbers of the house: KD, an 11-digit serial and a check digit (R-002-2.1.3a).

The check digit is the GS1 one (modulo 10, weights 3 and 1 from the right): it catches every
single wrong digit. Stocks of labels printed before it was introduced carry 12 digits without one.
"""

from __future__ import annotations

import re
from typing import Final

PREFIX: Final = "KD"
SERIAL_DIGITS: Final = 11
_LABEL: Final = re.compile(rf"{PREFIX}[0-9]{{{SERIAL_DIGITS + 1}}}", re.ASCII)


def check_digit(digits: str) -> int:
    """Return the GS1 check digit of a run of digits; raises ValueError for anything else."""
    if not (digits.isascii() and digits.isdigit()):
        raise ValueError(f"not digits: {digits!r}")
    weighted = (
        int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits))
    )
    return -sum(weighted) % 10


def number(serial: int, checked: bool = True) -> str:
    """Return the waybill number of a serial: 12 digits after the prefix.

    Unchecked numbers use all 12 digits for the serial. Raises ValueError when it does not fit.
    """
    width = SERIAL_DIGITS if checked else SERIAL_DIGITS + 1
    if not 0 < serial < 10**width:
        raise ValueError(f"a serial of at most {width} digits above zero: {serial}")
    digits = f"{serial:0{width}d}"
    return f"{PREFIX}{digits}{check_digit(digits)}" if checked else f"{PREFIX}{digits}"


def is_well_formed(text: str, allow_unchecked: bool = False) -> bool:
    """Return whether a text is a house number; its check digit counts unless waived."""
    if _LABEL.fullmatch(text) is None:
        return False
    return allow_unchecked or int(text[-1]) == check_digit(text[len(PREFIX) : -1])
