"""The carriers of the folder `tracking/carriers`: a new file there is a new carrier."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import TYPE_CHECKING

import tracking.carriers
from tracking.carrier import Carrier

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def carriers() -> Mapping[str, Carrier]:
    """Every carrier by its name; TypeError for a module without a `CARRIER`."""
    found: dict[str, Carrier] = {}
    for module in iter_modules(tracking.carriers.__path__, "tracking.carriers."):
        carrier = getattr(import_module(module.name), "CARRIER", None)
        if not isinstance(carrier, Carrier) or carrier.name in found:
            message = f"{module.name} has no CARRIER of its own name"
            raise TypeError(message)
        found[carrier.name] = carrier
    return MappingProxyType(found)


def names() -> tuple[str, ...]:
    """The names of all carriers, sorted."""
    return tuple(sorted(carriers()))


def carrier(name: str) -> Carrier:
    """The carrier of that name; KeyError when there is none."""
    return carriers()[name]
