"""Say what a provider's answer holds, and leave with the right exit code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from counter import words
from counter.canonical import Json
from counter.cli.session import Session, leave

_UNREADABLE = "unreadable"
_FAULT = 4


def tell(session: Session, document: Mapping[str, Json]) -> None:
    """Print the document; exit code 4 when the payload could not be read at all."""
    session.answer(document, *_lines(document))
    errors = cast(Sequence[Mapping[str, str]], document["errors"])
    if any(error["class"] == _UNREADABLE for error in errors):
        leave(_FAULT)


def _lines(document: Mapping[str, Json]) -> Iterator[str]:
    for shipment in cast(Sequence[Mapping[str, Json]], document["shipments"]):
        reading = cast(Mapping[str, str], shipment["reading"])
        state = "/".join(str(shipment[key]) for key in ("status", "reason") if shipment[key])
        yield f"{shipment['number'] or '-'}  {state}  {shipment['distinct_events']}"
        yield f"  » {words.pick(dict(reading))}"
        for contradiction in cast(Sequence[str], shipment["contradictions"]):
            yield f"  ! {contradiction}"
    for error in cast(Sequence[Mapping[str, str]], document["errors"]):
        yield f"! {error['class']}  {error['code']}  {error['message']}"
