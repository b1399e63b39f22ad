"""Karrio: trackers alone, in lists, in webhooks; errors in two coats (docs/tracking.md)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import quote

from tracking.carrier import Call, Carrier, Credentials, Query, only
from tracking.draft import EventDraft, ShipmentDraft, shipment
from tracking.event import EventTime, TimeRule
from tracking.payload import Json, decode, find, fingerprint, first, mapping, rows, words
from tracking.provider_errors import provider_error, without_answer
from tracking.reading import Answer, ErrorClass, ProviderError, Shipment, Unreadable, not_found_yet
from tracking.status import Status
from tracking.status_map import Meaning, StatusMap, StatusMaps
from tracking.times import read_parts, read_time

NAME = "karrio"
_PLACEHOLDER = "UNKNOWN"
_NUMBER_AT_END = re.compile(r":\s*([A-Za-z0-9-]{3,40})\.?$")


def read(
    payload: bytes,
    maps: StatusMaps,
    *,
    http_status: int | None = None,
    numbers: tuple[str, ...] = (),
    retry_after: str | None = None,
) -> Answer:
    """The trackers of an answer; a carrier's 404 is a shipment that is not found yet."""
    try:
        root = decode(payload)
    except Unreadable as fault:
        return without_answer(fault, http_status, retry_after)
    trackers = tuple(_tracker(node, maps) for node in find(root, _is_tracker))
    nodes = [node for node in find(root, _is_tracker_or_refusal) if not _is_tracker(node)]
    refused = _refused(nodes, mapping(root), maps.of(NAME), http_status, retry_after)
    missing = () if trackers else _missing(nodes, refused, numbers)
    return Answer((*trackers, *missing), refused, words(mapping(root).get("next")))


def request(queries: Sequence[Query], credentials: Credentials) -> Call:
    """One tracker by its number, from the outlet's own server."""
    number = quote(only(queries).number, safe="")
    headers = (("Accept", "application/json"), ("Authorization", f"Token {credentials.key}"))
    return Call("GET", f"{credentials.base}/v1/trackers/{number}", headers)


def _is_tracker(node: dict[str, Json]) -> bool:
    """Whether the object is a tracker and not a shipment, a connection or an event."""
    if first(node, "object_type") not in {"", "tracker"} or not first(node, "tracking_number"):
        return False
    return "events" in node or "status" in node


def _tracker(node: dict[str, Json], maps: StatusMaps) -> Shipment:
    """The shipment of a tracker."""
    status_map = maps.of(NAME)
    code = first(node, "status")
    events = tuple(_event(row, status_map) for row in rows(node.get("events")))
    delivered = node.get("delivered")
    info = mapping(node.get("info"))
    return shipment(
        ShipmentDraft(
            source=NAME,
            number=first(node, "tracking_number"),
            carrier=first(node, "carrier_name"),
            provider_status=code,
            meaning=_meaning(node, code, events, status_map),
            events=events,
            settled_flag=delivered if isinstance(delivered, bool) else None,
            refines=False,
            estimated=_estimate(
                first(node, "estimated_delivery") or words(info.get("expected_delivery"))
            ),
            signed_by=first(info, "signed_by"),
            contradictions=_three_answers(events, status_map),
        ),
        maps,
    )


def _meaning(
    node: dict[str, Json], code: str, events: Sequence[EventDraft], status_map: StatusMap
) -> Meaning:
    """The tracker's status, with the reason that its newest event gives on top of it."""
    own = status_map.meaning(code)
    scans = [event for event in events if not event.placeholder]
    if own.status is Status.PENDING and not scans and (events or _not_found(node)):
        return Meaning(own.status, "no_carrier_data", rule=own.rule)
    if not scans:
        return own
    # The server's list is newest first; a list of equal times keeps that order.
    last = max(reversed(list(enumerate(scans))), key=_age)[1]
    told = status_map.meaning(last.label, "reason")
    if told.reason is None or not told.known or last.meaning.status not in {None, own.status}:
        return own
    return Meaning(own.status, told.reason, own.unsure, told.rule)


def _age(placed: tuple[int, EventDraft]) -> tuple[bool, float, int]:
    """The sorting age of a scan: its time when readable, then its place in the list."""
    position, event = placed
    at = event.time.order
    return (at is not None, at.timestamp() if at else 0.0, -position)


def _event(row: Json, status_map: StatusMap) -> EventDraft:
    """One event; its reason stands in `label`, as the provider has no other label."""
    node = mapping(row)
    code = first(node, "code")
    reason = first(node, "reason")
    meaning = status_map.meaning(first(node, "status"))
    told = status_map.meaning(reason, "reason")
    if told.reason is not None:
        meaning = Meaning(meaning.status, told.reason, meaning.unsure, told.rule)
    return EventDraft(
        code=code,
        text=first(node, "description") or words(row),
        time=_time(node),
        meaning=meaning,
        source=fingerprint(row),
        place=first(node, "location"),
        label=reason,
        # Made by the server while it waits for the carrier, with the server's clock.
        placeholder=code.upper() == _PLACEHOLDER and not first(node, "status"),
    )


def _time(node: dict[str, Json]) -> EventTime:
    """The time of an event: its timestamp if it is a real one, else its date and clock.

    The server writes Z behind the carrier's local time: a timestamp that reads the same as the
    zone-less date and clock beside it is kept, but marked as doubtful (T5.5).
    """
    parts = read_parts(node.get("date"), node.get("time"))
    stamp = read_time(node.get("timestamp"))
    if stamp.utc is None and stamp.local is None:
        return parts if parts.local is not None else read_time(first(node, "timestamp", "date"))
    if stamp.rule is TimeRule.ZULU and parts.local is not None and stamp.local is not None:
        same = stamp.local.replace(second=0, microsecond=0)
        if same == parts.local.replace(second=0, microsecond=0):
            return EventTime(stamp.given, stamp.utc, TimeRule.DOUBTFUL_ZULU, stamp.local)
    return stamp


def _estimate(given: str) -> EventTime | None:
    """The delivery that the provider expects."""
    return read_time(given) if given else None


def _three_answers(events: Sequence[EventDraft], status_map: StatusMap) -> tuple[str, ...]:
    """An event whose code is a status word that differs from its own status."""
    for event in events:
        told = status_map.meaning(event.code, "event")
        if told.status and event.meaning.status and told.status != event.meaning.status:
            return ("event-code-vs-status",)
    return ()


def _not_found(node: dict[str, Json]) -> bool:
    """Whether the carrier's messages say that it does not know the number."""
    return any(first(mapping(row), "code") == "404" for row in rows(node.get("messages")))


def _is_tracker_or_refusal(node: dict[str, Json]) -> bool:
    """Whether the object is a tracker or carries errors of the server or messages of a carrier."""
    return _is_tracker(node) or bool(rows(node.get("errors")) or rows(node.get("messages")))


def _refused(
    nodes: Sequence[dict[str, Json]],
    root: dict[str, Json],
    status_map: StatusMap,
    http_status: int | None,
    retry_after: str | None,
) -> tuple[ProviderError, ...]:
    """The errors of the server and of carriers; under an HTTP error there is at least one."""
    told = [row for node in nodes for key in ("errors", "messages") for row in rows(node.get(key))]
    failed = http_status is not None and http_status >= 400
    if not told and (failed or first(root, "detail")):
        told = [root]
    return tuple(
        provider_error(
            first(mapping(row), "code"),
            first(mapping(row), "message", "detail") or words(row),
            status_map,
            http_status,
            retry_after,
        )
        for row in told
    )


def _missing(
    nodes: Sequence[dict[str, Json]], errors: Sequence[ProviderError], numbers: tuple[str, ...]
) -> tuple[Shipment, ...]:
    """The numbers that a carrier, not the server, says it does not know."""
    messages = [mapping(row) for node in nodes for row in rows(node.get("messages"))]
    told = {(first(row, "code"), first(row, "message")): row for row in messages}
    unknown = [
        (error, first(told[error.code, error.message], "carrier_name"))
        for error in errors
        if error.class_ is ErrorClass.NOT_FOUND and (error.code, error.message) in told
    ]
    if not unknown:
        return ()
    if numbers:
        return tuple(not_found_yet(number, unknown[0][1], unknown[0][0]) for number in numbers)
    return tuple(not_found_yet(_number(error), carrier, error) for error, carrier in unknown)


def _number(error: ProviderError) -> str:
    """The number at the end of a carrier's message, "" when it names none."""
    match = _NUMBER_AT_END.search(error.message)
    return match[1] if match else ""


CARRIER = Carrier(NAME, read, request, batch_limit=1, shortest_interval=timedelta(minutes=1))
