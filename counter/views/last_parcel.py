"""The parcel that a person took in last: what `=` and `==` copy from."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

from counter.canonical import Json
from counter.store import parcels
from counter.store.engine import sqlite
from counter.store.parcels import ParcelRow


@dataclass(frozen=True, slots=True)
class LastParcel:
    """A parcel with its contents (name and quantity); raw, the reader masks what it shows."""

    parcel: ParcelRow
    contents: tuple[tuple[str, int], ...]


def last_parcel(staff: str) -> Callable[[sqlite.Connection], LastParcel | None]:
    """The question for `desk.ask`: this person's last parcel, None when there is none."""

    def question(connection: sqlite.Connection) -> LastParcel | None:
        row = connection.execute(
            "SELECT p.waybill, e.content FROM parcels p LEFT JOIN journal_erasable e"
            " ON e.terminal = p.terminal AND e.number = p.fact"
            " WHERE p.staff = ? ORDER BY p.accepted_at DESC, p.fact DESC LIMIT 1",
            (staff,),
        ).fetchone()
        parcel = parcels.find(connection, row["waybill"]) if row else None
        return None if parcel is None else LastParcel(parcel, _contents(row["content"]))

    return question


def _contents(content: str | None) -> tuple[tuple[str, int], ...]:
    """The lines of the contents; none once they are erased."""
    kept = cast(Mapping[str, Json], json.loads(content)) if content else {}
    lines = cast(list[tuple[str, int]], kept.get("contents", []))
    return tuple((str(name), int(quantity)) for name, quantity in lines)
