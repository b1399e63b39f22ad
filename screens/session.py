"""Who is signed in at this terminal, and since when a job may be theirs."""

from __future__ import annotations

from dataclasses import dataclass

from counter.actor import Actor, Role


@dataclass(frozen=True, slots=True)
class Session:
    """The person at the keyboard."""

    staff: str
    name: str
    role: Role

    @property
    def actor(self) -> Actor:
        """The person as the desk knows them."""
        return Actor.person(self.staff)
