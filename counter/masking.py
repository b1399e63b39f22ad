"""Personal data as it may stand on a screen, a slip, a log or an export.

GB/T 41833-2022 as summarised in the reliability study §5.3: at least one character of a name,
at least six digits of a phone number, and the unit and room of an address are hidden.
"""

from __future__ import annotations

import re

_ROOM = re.compile(r"(.*?(?:路|街|巷|弄|道|大道|村|小区|花园|苑|城|园|里|号))(.+)", re.DOTALL)
_SHOWN = 4
_MOBILE = 11


def masked_name(name: str) -> str:
    """`沈雨桐` becomes `沈**`, `Li` becomes `L*`; an empty name stays empty."""
    name = name.strip()
    return name[:1] + "*" * max(1, len(name) - 1) if name else ""


def masked_phone(phone: str) -> str:
    """`138-0000-1101` becomes `1******1101`: first digit, six hidden, the last four."""
    digits = "".join(sign for sign in phone if sign.isdigit())
    if len(digits) <= _SHOWN:
        return "*" * len(digits)
    first = digits[0] if len(digits) >= _MOBILE else ""
    return first + "*" * (len(digits) - 4 - len(first)) + digits[-4:]


def masked_address(address: str) -> str:
    """The address up to its road, estate or house number; the rest becomes `***`."""
    found = _ROOM.fullmatch(address.strip())
    if found:
        return found[1] + "***"
    return address.strip()[:6] + "***" if address.strip() else ""


def masked_document(last4: str) -> str:
    """An identity document is never shown beyond its kind: four stars."""
    return "****" if last4 else ""
