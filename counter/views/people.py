"""Who a member of staff is, for the status line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from counter.actor import Actor, Role
from counter.desk import role_of
from counter.store.engine import sqlite


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff: id, name (empty once erased) and role."""

    staff: str
    name: str
    role: Role


def person(staff: str) -> Callable[[sqlite.Connection], Person]:
    """The question for `desk.ask`: who has this staff id.

    Raises Refused `unknown-staff`.
    """

    def question(connection: sqlite.Connection) -> Person:
        role = role_of(connection, Actor.person(staff))
        row = connection.execute("SELECT name FROM staff WHERE id = ?", (staff,)).fetchone()
        return Person(staff, row["name"] or "", role or Role.CLERK)

    return question
