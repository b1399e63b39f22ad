"""PINs: six digits, kept only as an argon2id hash (docs/store.md F9)."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

DIGITS = 6
TRIES = 5

# 19 MiB, two passes, one lane: OWASP's argon2id row, about 15 ms here.
_PASSES, _MEMORY_KIB, _LANES = 2, 19 * 1024, 1


def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=_PASSES, memory_cost=_MEMORY_KIB, parallelism=_LANES)


def hash_pin(pin: str) -> str:
    """The argon2id hash of a PIN, with its salt and cost."""
    return _hasher().hash(pin)


def fits(pin_hash: str, pin: str) -> bool:
    """Whether a PIN is the one that was hashed."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(pin_hash, pin)
    except (VerificationError, InvalidHashError):
        return False


def is_well_formed(pin: str) -> bool:
    """Whether a text is six ASCII digits that are not all the same and not a plain run."""
    if len(pin) != DIGITS or not (pin.isascii() and pin.isdigit()):
        return False
    return len(set(pin)) > 1 and pin not in "01234567890 9876543210"


def one_time_pin() -> str:
    """A random PIN for a first sign-in."""
    while True:
        pin = f"{secrets.randbelow(10**DIGITS):06d}"
        if is_well_formed(pin):
            return pin
