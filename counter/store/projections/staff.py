"""Members of staff, from the facts about them."""

from __future__ import annotations

from counter.store.engine import sqlite
from counter.store.fact import StoredFact
from counter.store.projection import projects


@projects("staff_added")
def add(tx: sqlite.Connection, fact: StoredFact) -> None:
    """A new member of staff; the name is the erasable part."""
    tx.execute(
        "INSERT INTO staff(id, name, role, language, active, failed_tries, terminal, fact)"
        " VALUES (?, ?, ?, ?, 1, 0, ?, ?)",
        (
            fact.body["staff"],
            None if fact.erasable is None else fact.erasable["name"],
            fact.body["role"],
            fact.body["language"],
            fact.ref.terminal,
            fact.ref.number,
        ),
    )


@projects("language_chosen")
def choose_language(tx: sqlite.Connection, fact: StoredFact) -> None:
    """The language a person reads."""
    tx.execute(
        "UPDATE staff SET language = ? WHERE id = ?", (fact.body["language"], fact.body["staff"])
    )


@projects("pin_refused")
def count_failure(tx: sqlite.Connection, fact: StoredFact) -> None:
    """A wrong PIN counts, also across restarts."""
    tx.execute(
        "UPDATE staff SET failed_tries = failed_tries + 1 WHERE id = ?", (fact.body["staff"],)
    )


@projects("signed_in", "pin_set")
def forgive(tx: sqlite.Connection, fact: StoredFact) -> None:
    """A right or a new PIN begins the count anew."""
    tx.execute("UPDATE staff SET failed_tries = 0 WHERE id = ?", (fact.body["staff"],))
