"""The shape of a carrier: a value that builds a request and reads an answer, without sending."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from tracking.reading import Answer
from tracking.status_map import StatusMaps


@dataclass(frozen=True, slots=True)
class Call:
    """A request to be sent as it stands; secrets stay out of its repr."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    body: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Credentials:
    """How the outlet is known to a provider; `base` is the server's address, no slash at the end.

    An empty `base` means the provider's public address. `customer` is Kuaidi100's account name.
    """

    key: str = field(default="", repr=False)
    customer: str = ""
    base: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """One number to ask for; `carrier` is the provider's own code, `phone` the last four digits."""

    number: str
    carrier: str = ""
    phone: str = ""
    language: str = ""


class Reads(Protocol):
    """A reader: the bytes of an answer in, an `Answer` out, `Unreadable` the only exception.

    `numbers` are the numbers asked for, when known; `retry_after` is that header's text.
    """

    def __call__(
        self,
        payload: bytes,
        maps: StatusMaps,
        *,
        http_status: int | None = None,
        numbers: tuple[str, ...] = (),
        retry_after: str | None = None,
    ) -> Answer:
        """Read one answer."""
        ...


class Asks(Protocol):
    """A request builder: ValueError when there are no queries or more than the batch limit."""

    def __call__(self, queries: Sequence[Query], credentials: Credentials) -> Call:
        """Build one request."""
        ...


@dataclass(frozen=True, slots=True)
class Carrier:
    """A provider of tracking: its name, how to ask, how to read, and how often one may ask."""

    name: str
    read: Reads
    request: Asks
    batch_limit: int
    shortest_interval: timedelta


def only(queries: Sequence[Query], limit: int = 1) -> Query:
    """The first of at least one and at most `limit` queries; ValueError otherwise."""
    if not 0 < len(queries) <= limit:
        message = f"{len(queries)} numbers for a call that takes 1 to {limit}"
        raise ValueError(message)
    return queries[0]
