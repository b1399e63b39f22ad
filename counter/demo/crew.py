"""The branch and the staff of a demo or training outlet, from their files."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib import resources
from typing import TypeVar

import msgspec

from counter.actor import Role


class Rows(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every file says of itself."""

    id: str
    valid_from: date
    mark: str
    source: str


class StaffRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A member of staff with a documented PIN; never used on a live outlet."""

    id: str
    name: str
    role: Role
    pin: str


class StaffFile(Rows, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who works there."""

    staff: tuple[StaffRow, ...]


class NumberRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A block of waybill numbers, `issued` or `preprinted`."""

    kind: str
    first: int
    last: int


class OutletFile(Rows, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The branch, its terminal and its numbers."""

    code: str
    name: str
    place: str
    zone: str
    terminal: str
    numbers: tuple[NumberRow, ...]


T = TypeVar("T")


def read_rows(name: str, kind: type[T]) -> T:
    """A TOML file of this package; raises msgspec.ValidationError for an unknown key."""
    text = resources.files("counter.demo").joinpath(name).read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), kind)


@cache
def demo_staff() -> tuple[StaffRow, ...]:
    """Everybody who works at the demo outlet."""
    return read_rows("staff.toml", StaffFile).staff


@cache
def demo_outlet() -> OutletFile:
    """The demo branch."""
    return read_rows("outlet.toml", OutletFile)
