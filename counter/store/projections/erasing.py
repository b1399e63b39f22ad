"""Take personal data out of every table when its fact's erasable part is erased (P-RET)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from counter.store.engine import sqlite
from counter.store.fact import StoredFact
from counter.store.projection import projects

_STATEMENTS = (
    "UPDATE journal_erasable SET salt = NULL, content = NULL, erased_on = :day"
    " WHERE terminal = :terminal AND number = :number AND erased_on IS NULL",
    "UPDATE parties SET name = NULL, phone = NULL, address = NULL WHERE waybill IN"
    " (SELECT waybill FROM parcels WHERE terminal = :terminal AND fact = :number)",
    "UPDATE customers SET name = NULL, phone = NULL WHERE terminal = :terminal AND fact = :number",
    "UPDATE staff SET name = NULL WHERE terminal = :terminal AND fact = :number",
    "UPDATE duties SET note = NULL WHERE terminal = :terminal AND fact = :number",
    "UPDATE contacts SET note = NULL WHERE terminal = :terminal AND fact = :number",
    # The answers about one number expire together, so all its events go with any of them.
    "DELETE FROM events WHERE (provider, number) IN (SELECT body ->> 'provider', body ->> 'number'"
    " FROM journal WHERE terminal = :terminal AND number = :number"
    " AND kind = 'tracking_received')",
    # A digest of a form could be guessed back into a phone number once the rest is known.
    "UPDATE jobs SET digest = NULL WHERE job ="
    " (SELECT job FROM journal WHERE terminal = :terminal AND number = :number)",
)


@projects("personal_data_erased")
def erase(tx: sqlite.Connection, fact: StoredFact) -> None:
    """Each named part goes, and everything computed from it."""
    for terminal, number in cast(Sequence[tuple[str, int]], fact.body["parts"]):
        names = {"terminal": terminal, "number": number, "day": fact.body["day"]}
        for statement in _STATEMENTS:
            tx.execute(statement, names)
