"""Who did it: a person, the system itself, or a remote party (H5)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ActorType(StrEnum):
    """The three kinds of actor; a screen shows them as nothing, S and R."""

    PERSON = "person"
    SYSTEM = "system"
    REMOTE = "remote"


class Role(StrEnum):
    """What a member of staff is (P-ROLE); a role says which jobs may be done."""

    CLERK = "clerk"
    COURIER = "courier"
    SPECIALIST = "specialist"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    QA = "qa"
    FINANCE = "finance"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor: its type and its id (a staff id, a part of the program, a provider)."""

    type: ActorType
    id: str

    @classmethod
    def person(cls, staff: str) -> Actor:
        """A member of staff, by staff id."""
        return cls(ActorType.PERSON, staff)

    @classmethod
    def system(cls, part: str) -> Actor:
        """A part of the program that acts by rule, such as `watch`."""
        return cls(ActorType.SYSTEM, part)

    @classmethod
    def remote(cls, party: str) -> Actor:
        """Somebody at the other end of a line, such as the provider `karrio`."""
        return cls(ActorType.REMOTE, party)
