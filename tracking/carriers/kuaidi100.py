"""Kuaidi100 (快递100): queries, subscription pushes, wrappers of shops, answers in HTTP 200."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from hashlib import md5
from hmac import compare_digest
from urllib.parse import parse_qs, urlencode

from tracking.carrier import Call, Carrier, Credentials, Query, only
from tracking.draft import EventDraft, ShipmentDraft, newest, shipment, timeline
from tracking.payload import Json, decode, find, fingerprint, first, mapping, rows, words
from tracking.provider_errors import provider_error, without_answer
from tracking.reading import Answer, ErrorClass, ProviderError, Shipment, Unreadable, not_found_yet
from tracking.status import Status
from tracking.status_map import SAYS_NOTHING, Meaning, StatusMap, StatusMaps
from tracking.times import BEIJING, read_time

NAME = "kuaidi100"
_ADDRESS = "https://poll.kuaidi100.com/poll/query.do"
_GOOD = frozenset({"", "200"})
_FIELDS_OF_A_RESULT = ("nu", "com", "state", "ischeck")


def read(
    payload: bytes,
    maps: StatusMaps,
    *,
    http_status: int | None = None,
    numbers: tuple[str, ...] = (),
    retry_after: str | None = None,
) -> Answer:
    """The shipments of a query or a push, however wrapped; refusals come with HTTP 200."""
    try:
        root = decode(payload)
    except Unreadable as fault:
        return without_answer(fault, http_status, retry_after)
    shipments: list[Shipment] = []
    errors: list[ProviderError] = []
    asked = numbers[0] if len(numbers) == 1 else ""
    for node in find(root, lambda node: _is_push(node) or _is_result(node) or _is_no(node)):
        error = _refusal(node, maps.of(NAME), http_status, retry_after)
        if error is not None:
            errors.append(error)
        if _is_push(node):
            shipments.append(_push(node, maps, asked))
        elif error is None:
            shipments.append(_result(node, maps, asked))
        elif error.class_ is ErrorClass.NOT_FOUND:
            number = first(node, "nu", "num") or asked
            shipments.append(not_found_yet(number, first(node, "com"), error))
    if not (shipments or errors) and http_status is not None and http_status >= 400:
        message = first(mapping(root), "message")
        errors.append(provider_error("", message, maps.of(NAME), http_status, retry_after))
    return Answer(tuple(shipments), tuple(errors))


def request(queries: Sequence[Query], credentials: Credentials) -> Call:
    """One number; the signature covers the very bytes of `param` that are sent."""
    query = only(queries)
    wanted = {"com": query.carrier, "num": query.number, "phone": query.phone, "resultv2": "4"}
    param = json.dumps(
        {key: value for key, value in wanted.items() if value},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    sign = signature(param, credentials.key + credentials.customer)
    body = urlencode({"customer": credentials.customer, "sign": sign, "param": param})
    headers = (("Content-Type", "application/x-www-form-urlencoded"),)
    return Call("POST", credentials.base or _ADDRESS, headers, body.encode("ascii"))


def signature(param: str, secret: str) -> str:
    """MD5 of the text and the secret in upper-case hex, as the provider's protocol wants it."""
    return md5((param + secret).encode(), usedforsecurity=False).hexdigest().upper()


def push_is_signed(form: bytes, salt: str) -> bool:
    """Whether a push carries the signature of its `param` with the salt of the subscription."""
    fields = parse_qs(form.decode("utf-8", "replace"), max_num_fields=50)
    param, sign = fields.get("param", [""])[0], fields.get("sign", [""])[0]
    right = signature(param, salt).encode()
    return bool(param) and compare_digest(sign.upper().encode(), right)


def _is_push(node: dict[str, Json]) -> bool:
    """Whether the object is a push, in which the result stands one level down."""
    return "lastResult" in node


def _is_result(node: dict[str, Json]) -> bool:
    """Whether the object is the result for one number."""
    if "nu" in node and ("state" in node or "status" in node):
        return True
    data = node.get("data")
    listed = isinstance(data, list) or (isinstance(data, dict) and "context" in data)
    return listed and any(key in node for key in _FIELDS_OF_A_RESULT)


def _is_no(node: dict[str, Json]) -> bool:
    """Whether the object is a refusal: the shape changes when there is no result."""
    if any(isinstance(value, dict | list) and value for value in node.values()):
        return False
    if node.get("result") in (False, "false") and first(node, "returnCode"):
        return True
    code = first(node, "status")
    return "message" in node and code.isdigit() and code not in _GOOD


def _refusal(
    node: dict[str, Json], status_map: StatusMap, http_status: int | None, retry_after: str | None
) -> ProviderError | None:
    """The refusal in a node; None for a push, for a good result and where events are given."""
    if _is_push(node) or rows(node.get("data")):
        return None
    code = first(node, "returnCode") if _is_no(node) else first(node, "status")
    code = code or first(node, "status")
    if code in _GOOD or not (_is_no(node) or code.isdigit()):
        return None
    return provider_error(code, first(node, "message"), status_map, http_status, retry_after)


def _result(node: dict[str, Json], maps: StatusMaps, asked: str) -> Shipment:
    """The shipment of one query result."""
    status_map = maps.of(NAME)
    events = _events(node, status_map, leg=1)
    return shipment(_draft(node, events, asked, status_map), maps)


def _draft(
    node: dict[str, Json], events: tuple[EventDraft, ...], asked: str, status_map: StatusMap
) -> ShipmentDraft:
    """The draft of one result: its state, which may be a sub-state, decides."""
    state = first(node, "state")
    checked = first(node, "ischeck")
    meaning = status_map.meaning(state)
    if not state and checked == "1" and all(event.meaning.status is None for event in events):
        meaning = status_map.meaning("3")
    return ShipmentDraft(
        source=NAME,
        number=first(node, "nu", "num") or asked,
        carrier=first(node, "com"),
        provider_status=state,
        meaning=meaning,
        events=events,
        # "1" is said of returns and collected parcels too, so only "1 and still moving" counts.
        settled_flag=True if checked == "1" and _moving(meaning) else None,
    )


def _moving(meaning: Meaning) -> bool:
    """Whether the status is one of a parcel under way, for which "checked" cannot be right."""
    return meaning.status in {Status.INFO_RECEIVED, Status.IN_TRANSIT, Status.OUT_FOR_DELIVERY}


def _push(node: dict[str, Json], maps: StatusMaps, asked: str) -> Shipment:
    """The shipment of a push: its result, the second list abroad, and an abort on top."""
    status_map = maps.of(NAME)
    last, abroad = mapping(node.get("lastResult")), mapping(node.get("destResult"))
    near = _events(last, status_map, leg=1)
    far = _events(abroad, status_map, leg=2)
    draft = _draft(last, near, asked, status_map)
    meaning, notes = draft.meaning, []
    there = status_map.meaning(first(abroad, "state"))
    if there.status and meaning.status and there.status != meaning.status:
        notes.append("legs-disagree")
    if there.status and _later(far, near):
        meaning = there
    code, message = first(node, "status"), first(node, "message")
    aborted = status_map.said("push", code, message)
    if aborted is None and first(last, "status") == "201" and not (near or far):
        aborted = status_map.said("push", "abort", "查询无记录")
    corrected = first(node, "comNew")
    return shipment(
        ShipmentDraft(
            source=NAME,
            number=draft.number,
            carrier=corrected or draft.carrier,
            provider_status=f"{code}:{message}" if aborted else draft.provider_status,
            meaning=aborted or meaning,
            events=(*near, *far),
            provider_text=message,
            settled_flag=draft.settled_flag,
            corrected_from=first(node, "comOld") if corrected else "",
            contradictions=tuple(notes),
        ),
        maps,
    )


def _later(far: tuple[EventDraft, ...], near: tuple[EventDraft, ...]) -> bool:
    """Whether the newest event of the second list is newer than that of the first."""
    ends = [newest(timeline(NAME, "", leg)) for leg in (far, near)]
    times = [end.time.order if end else None for end in ends]
    return times[0] is not None and (times[1] is None or times[0] > times[1])


def _events(node: dict[str, Json], status_map: StatusMap, leg: int) -> tuple[EventDraft, ...]:
    """The events of one list; a label stands in for a missing code (basic answers)."""
    return tuple(_event(row, status_map, leg) for row in rows(node.get("data")))


def _event(row: Json, status_map: StatusMap, leg: int) -> EventDraft:
    """One event in Beijing time."""
    node = mapping(row)
    label = first(node, "status")
    code = first(node, "statusCode") or status_map.labelled(label)
    meaning = status_map.meaning(code) if code else SAYS_NOTHING
    if not code and label:
        meaning = status_map.meaning(label)
    return EventDraft(
        code=code,
        text=first(node, "context", "desc", "content") or words(row),
        time=read_time(first(node, "time", "ftime"), BEIJING),
        meaning=meaning,
        source=fingerprint(row),
        place=first(node, "location", "areaName"),
        label=label,
        leg=leg,
    )


CARRIER = Carrier(NAME, read, request, batch_limit=1, shortest_interval=timedelta(minutes=30))
