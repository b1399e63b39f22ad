"""Tables are a reading of the journal: each fact is projected as it is written (H18).

The same functions rebuild every table from the journal alone, so that the two can be compared.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache

from counter.store import projections
from counter.store.engine import sqlite
from counter.store.fact import StoredFact

Projector = Callable[[sqlite.Connection, StoredFact], None]

_projectors: dict[str, list[Projector]] = {}


def projects(*kinds: str) -> Callable[[Projector], Projector]:
    """Mark a function as the reader of facts of these kinds."""

    def mark(projector: Projector) -> Projector:
        for kind in kinds:
            _projectors.setdefault(kind, []).append(projector)
        return projector

    return mark


def project(tx: sqlite.Connection, fact: StoredFact) -> None:
    """Let every table that listens to this kind of fact take it in."""
    for projector in _all().get(fact.kind, ()):
        projector(tx, fact)
    for line, posting in enumerate(fact.postings):
        tx.execute(
            "INSERT INTO postings(terminal, number, line, account, amount_fen)"
            " VALUES (?, ?, ?, ?, ?)",
            (fact.ref.terminal, fact.ref.number, line, posting.account, posting.amount_fen),
        )


@cache
def _all() -> dict[str, list[Projector]]:
    """Every projector, found by the folder."""
    for module in sorted(found.name for found in pkgutil.iter_modules(projections.__path__)):
        importlib.import_module(f"{projections.__name__}.{module}")
    return _projectors
