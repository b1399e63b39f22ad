"""Faults of rule files, and a decoder that lists all of them instead of the first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, get_args, get_origin

import msgspec

T = TypeVar("T")

_AT = re.compile(r" - at `\$?\.?(?P<path>[^`]*)`$")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a rule file: the file, the key inside it, and what is wrong."""

    file: str
    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.key}: {self.message}"


# The document is what tomllib reads: nested dicts, lists, text, numbers, dates.
def decode(document: Mapping[str, Any], struct: type[T], file: str) -> T | tuple[Fault, ...]:
    """Return the struct, or every fault of the document, each with its key.

    Unknown keys and values of the wrong type are faults; nothing is coerced.
    """
    try:
        return msgspec.convert(document, struct, strict=True)
    except msgspec.ValidationError as error:
        found = tuple(_value_faults(document, struct, "", file))
        return found or (_fault(error, "", file),)


def _struct_faults(
    document: object, struct: type[msgspec.Struct], at: str, file: str
) -> list[Fault]:
    if not isinstance(document, Mapping):
        return [Fault(file, at or "(file)", "a table is expected here")]
    config = struct.__struct_config__
    if config.tag_field is not None and document.get(config.tag_field, config.tag) != config.tag:
        return [Fault(file, _join(at, config.tag_field), f"must be {config.tag!r} here")]
    known = {info.encode_name: info for info in msgspec.structs.fields(struct)}
    allowed = {*known, config.tag_field}
    found = [
        Fault(file, _join(at, str(key)), "unknown key") for key in document if key not in allowed
    ]
    for name, info in known.items():
        if name in document:
            found += _value_faults(document[name], info.type, _join(at, name), file)
        elif info.required:
            found.append(Fault(file, _join(at, name), "missing"))
    return found


def _value_faults(value: object, kind: object, at: str, file: str) -> list[Fault]:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return _struct_faults(value, kind, at, file)
    if get_origin(kind) is tuple and isinstance(value, list):
        inner = get_args(kind)[0]
        return [
            fault
            for index, item in enumerate(value)
            for fault in _value_faults(item, inner, f"{at}[{index}]", file)
        ]
    try:
        msgspec.convert(value, kind, strict=True)
    except msgspec.ValidationError as error:
        return [_fault(error, at, file)]
    return []


def _fault(error: msgspec.ValidationError, at: str, file: str) -> Fault:
    text = str(error)
    match = _AT.search(text)
    if match is None:
        return Fault(file, at or "(file)", text)
    inside = match["path"]
    key = f"{at}{inside}" if inside.startswith("[") else _join(at, inside)
    return Fault(file, key or "(file)", text[: match.start()])


def _join(at: str, name: str) -> str:
    return f"{at}.{name}" if at and name else at or name
