"""Personal data as it may stand on a screen, a slip, a log or an export.

GB/T 41833-2022: at least one character of a name,
at least six digits of a phone number, and the unit and room of an address are hidden.
"""

from __future__ import annotations

import re

_ROOM = re.compile(r"(\D*?(?:路|街|巷|弄|道|村|小区|花园|苑|城|园|里))(.+)", re.DOTALL)
_MOST_SHOWN = 6
_PHONES = re.compile(
    r"(?<![0-9A-Za-z])(?:\+?86[- ]?)?1[3-9][0-9](?:[- ]?[0-9]{4}){2}(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])0[0-9]{2,3}[- ]?[0-9]{7,8}(?![0-9A-Za-z])",
    re.ASCII,
)
_SHOWN = 4
_MOBILE = 11
_HIDDEN = 6


def masked_name(name: str) -> str:
    """`沈雨桐` becomes `沈**`, `Li` becomes `L*`; of one character nothing is shown."""
    name = name.strip()
    return name[:1] + "*" * (len(name) - 1) if len(name) > 1 else "*" * len(name)


def masked_phone(phone: str) -> str:
    """`138-0000-1101` becomes `1******1101`: first digit, six hidden, the last four."""
    digits = "".join(sign for sign in phone if sign.isdigit())
    first = digits[0] if len(digits) >= _MOBILE else ""
    shown = min(_SHOWN, max(0, len(digits) - len(first) - _HIDDEN))
    return first + "*" * (len(digits) - shown - len(first)) + digits[len(digits) - shown :]


def masked_numbers(text: str) -> str:
    """A text from outside with every phone number in it masked.

    Carriers write their couriers' mobile and landline numbers into the texts of their events.
    """
    return _PHONES.sub(lambda found: masked_phone(found[0]), text)


def masked_address(address: str) -> str:
    """The address up to its road or estate; the rest becomes `***`.

    Where no road is named before the first digit, at most half of what precedes it is shown:
    a short address may be nothing but a room.
    """
    plain = address.strip()
    found = _ROOM.fullmatch(plain)
    if found:
        return found[1] + "***"
    head = re.split(r"\d", plain, maxsplit=1)[0]
    return head[: min(_MOST_SHOWN, len(plain) // 2)] + "***" if plain else ""
