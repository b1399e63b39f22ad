"""The raw answers of providers, kept for a limited time so that a mapping can be run again."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from counter.clock import stored
from counter.store.engine import sqlite

KEPT = timedelta(days=60)


def keep(
    tx: sqlite.Connection, answer: str, provider: str, received_at: datetime, payload: bytes
) -> None:
    """Keep a payload byte for byte; those older than `KEPT` are dropped on the way."""
    drop_old(tx, received_at)
    tx.execute(
        "INSERT INTO tracking_answers(id, provider, received_at, sha256, payload)"
        " VALUES (?, ?, ?, ?, ?)",
        (answer, provider, stored(received_at), hashlib.sha256(payload).hexdigest(), payload),
    )


def drop_old(tx: sqlite.Connection, now: datetime) -> None:
    """Drop the payloads older than `KEPT`: names and phones stand in them too."""
    tx.execute("DELETE FROM tracking_answers WHERE received_at < ?", (stored(now - KEPT),))
