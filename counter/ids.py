"""Ids that are made once, when a form opens, and never again (DEC-4)."""

from __future__ import annotations

import secrets
import threading
import uuid

from counter.clock import unix_milliseconds

_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """A UUID version 7 (RFC 9562): sorts by the moment it was made, unique across terminals.

    Within one process ids rise strictly, also when the machine's clock is set back.
    """
    global _last  # noqa: PLW0603 - one counter for the process keeps ids rising
    with _lock:
        _last = max(unix_milliseconds(), _last + 1)
        stamp = _last
    bits = stamp << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=bits))


def is_id(text: str) -> bool:
    """Whether a text is a UUID in its usual form."""
    try:
        return str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False
