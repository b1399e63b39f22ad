"""Reads a payload liberally: bytes to plain values, and the values that are wanted out of them.

Providers wrap, rename and break their own shapes (T5.13), so nothing here trusts a type.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs

from tracking.reading import Unreadable

_NAMES = {dict: "an object", list: "a list", str: "a text", int: "a number", bool: "a flag"}

Json = object
"""A decoded value: dict, list, str, int, bool or None, each checked where it is used."""

LARGEST = 8_000_000
"""Bytes; the longest real history seen is below 100 kB."""
_DEEPEST = 40
_LONGEST_TEXT = 4_000
_WRAPPERS = frozenset({"param", "data", "body", "result", "lastResult", "destResult", "content"})


def decode(payload: bytes) -> Json:
    """The value of a JSON text or of a form with a `param` field; `Unreadable` otherwise."""
    if len(payload) > LARGEST:
        raise Unreadable(f"{len(payload)} bytes", "larger than any answer")
    text = _characters(payload).strip()
    if not text:
        raise Unreadable("empty", "the whole payload")
    if text[0] not in "{[" and "=" in text:
        return _form(text)
    value = _json_or_lines(text)
    if not isinstance(value, dict | list):
        raise Unreadable(f"{_NAMES.get(type(value), 'nothing')}", "the whole payload")
    return value


def find(root: Json, wanted: Callable[[dict[str, Json]], bool]) -> Iterator[dict[str, Json]]:
    """The outermost wanted objects in the order of the document, seen through wrappers."""
    stack: list[tuple[Json, int]] = [(root, 0)]
    while stack:
        node, depth = stack.pop()
        if depth > _DEEPEST:
            continue
        if isinstance(node, dict):
            if wanted(node):
                yield node
                continue
            inner = [opened(value) if key in _WRAPPERS else value for key, value in node.items()]
        elif isinstance(node, list):
            inner = list(node)
        else:
            continue
        stack.extend((value, depth + 1) for value in reversed(inner))


def opened(value: Json) -> Json:
    """A JSON text inside a text as its value; anything else unchanged."""
    if isinstance(value, str) and value.lstrip()[:1] in {"{", "["}:
        try:
            return _json(value)
        except Unreadable:
            return value
    return value


def words(value: Json) -> str:
    """A text or a number as one clean text of bounded length; "" for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    # A lone surrogate cannot be stored or hashed: it becomes a question mark.
    return str(value)[:_LONGEST_TEXT].encode("utf-8", "replace").decode("utf-8").strip()


def first(node: dict[str, Json], *keys: str) -> str:
    """The first of the keys that holds a text."""
    return next((found for key in keys if (found := words(node.get(key)))), "")


def mapping(value: Json) -> dict[str, Json]:
    """The object, seen through a JSON text; an empty one for anything else."""
    found = opened(value)
    return found if isinstance(found, dict) else {}


def rows(value: Json) -> list[Json]:
    """The list; a single object is a list of one, anything else is empty (T5.13)."""
    found = opened(value)
    if isinstance(found, list):
        return found
    return [found] if isinstance(found, dict) and found else []


def fingerprint(value: Json) -> str:
    """The same text for values that are byte for byte the same."""
    try:
        return json.dumps(value, sort_keys=True)
    except RecursionError:
        return f"too deep: {type(value).__name__}"


def _characters(payload: bytes) -> str:
    """The payload as text; older Chinese relays still send GB 18030."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return payload.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("neither UTF-8 nor GB 18030", "the whole payload")


def _form(text: str) -> Json:
    """The `param` of a form-encoded push (Kuaidi100); `Unreadable` when there is none."""
    try:
        fields = parse_qs(text, max_num_fields=50)
    except ValueError as fault:
        raise Unreadable(str(fault), "the form") from fault
    if "param" not in fields:
        raise Unreadable("no JSON and no param field", "the form")
    value = _json(fields["param"][0])
    if not isinstance(value, dict | list):
        raise Unreadable("not an object", "param")
    return value


def _json_or_lines(text: str) -> Json:
    """The value of a JSON text, or the list of the values of a log with one on each line."""
    try:
        return _json(text)
    except Unreadable:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not all(line.lstrip().startswith("{") for line in lines):
            raise
        return [_json(line) for line in lines]


def _json(text: str) -> Json:
    """The value of a JSON text; numbers stay text unless they are whole and short."""
    try:
        return _decoder.decode(text)
    except json.JSONDecodeError as fault:
        raise Unreadable(fault.msg, f"line {fault.lineno} column {fault.colno}") from fault
    except (ValueError, RecursionError) as fault:
        raise Unreadable(str(fault) or type(fault).__name__, "the JSON text") from fault


def _whole(digits: str) -> int | str:
    """A whole number; one of absurd length stays text, as converting it is slow."""
    return int(digits) if len(digits) <= 20 else digits


_decoder = json.JSONDecoder(
    parse_float=str, parse_int=_whole, parse_constant=lambda _name: None, strict=False
)
