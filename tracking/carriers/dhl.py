"""DHL Shipment Tracking - Unified: one number a call, five codes, problem documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlencode

from tracking.carrier import Call, Carrier, Credentials, Query, only
from tracking.draft import EventDraft, ShipmentDraft, shipment
from tracking.payload import Json, decode, find, fingerprint, first, mapping, rows, words
from tracking.provider_errors import provider_error, without_answer
from tracking.reading import Answer, ErrorClass, ProviderError, Shipment, Unreadable, not_found_yet
from tracking.status_map import StatusMap, StatusMaps
from tracking.times import read_time

NAME = "dhl"
_ADDRESS = "https://api-eu.dhl.com/track/shipments"


def read(
    payload: bytes,
    maps: StatusMaps,
    *,
    http_status: int | None = None,
    numbers: tuple[str, ...] = (),
    retry_after: str | None = None,
) -> Answer:
    """The shipments of an answer; "nothing found" is a shipment only for the numbers asked."""
    try:
        root = decode(payload)
    except Unreadable as fault:
        return without_answer(fault, http_status, retry_after)
    shipments = tuple(_shipment(node, maps) for node in find(root, _is_shipment))
    if shipments:
        return Answer(shipments, next_page=words(mapping(root).get("nextUrl")))
    error = _problem(root, maps.of(NAME), http_status, retry_after)
    if error is None:
        return Answer()
    missing = numbers if error.class_ is ErrorClass.NOT_FOUND else ()
    return Answer(tuple(not_found_yet(number, NAME, error) for number in missing), (error,))


def request(queries: Sequence[Query], credentials: Credentials) -> Call:
    """One number; the carrier code is DHL's `service`, which avoids another division's parcel."""
    query = only(queries)
    wanted = {
        "trackingNumber": query.number,
        "service": query.carrier,
        "language": query.language,
    }
    fields = urlencode({key: value for key, value in wanted.items() if value})
    headers = (("Accept", "application/json"), ("DHL-API-Key", credentials.key))
    return Call("GET", f"{credentials.base or _ADDRESS}?{fields}", headers)


def _is_shipment(node: dict[str, Json]) -> bool:
    """Whether the object is a shipment and not an event or a problem document."""
    status = node.get("status")
    if isinstance(status, dict) and ("statusCode" in status or "status" in status):
        return True
    named = "id" in node or "trackingNumber" in node
    return named and isinstance(node.get("events"), list | dict)


def _shipment(node: dict[str, Json], maps: StatusMaps) -> Shipment:
    """The shipment of one object."""
    status_map = maps.of(NAME)
    status = mapping(node.get("status")) or node
    code = first(status, "statusCode") or words(node.get("status"))
    due = read_time(node.get("estimatedTimeOfDelivery"))
    proof = mapping(mapping(node.get("details")).get("proofOfDelivery"))
    signed = mapping(proof.get("signed"))
    return shipment(
        ShipmentDraft(
            source=NAME,
            number=first(node, "id", "trackingNumber"),
            carrier=f"dhl-{service}" if (service := first(node, "service")) else NAME,
            provider_status=code,
            meaning=status_map.meaning(code),
            events=tuple(_event(row, status_map) for row in rows(node.get("events"))),
            provider_text=_text(status, "status", "description", "remark"),
            estimated=due if due.given else None,
            signed_by=first(signed, "name", "familyName") or words(proof.get("signed")),
        ),
        maps,
    )


def _event(row: Json, status_map: StatusMap) -> EventDraft:
    """One event; `description` is the text and `status` often the same or a short form of it."""
    node = mapping(row)
    code = first(node, "statusCode")
    return EventDraft(
        code=code,
        text=_text(node, "description", "status", "remark") or words(row),
        time=read_time(node.get("timestamp")),
        meaning=status_map.meaning(code),
        source=fingerprint(row),
        place=_place(node),
        label=_text(node, "status"),
    )


def _text(node: dict[str, Json], *keys: str) -> str:
    """The first text that is not a template DHL forgot to fill (`${...}`)."""
    texts = (first(node, key) for key in keys)
    return next((text for text in texts if text and "${" not in text), "")


def _place(node: dict[str, Json]) -> str:
    """Town and country of an event, as far as given."""
    location = node.get("location")
    address = mapping(mapping(location).get("address"))
    parts = (first(address, "addressLocality"), first(address, "countryCode"))
    return ", ".join(part for part in parts if part) or words(location)


def _problem(
    root: Json, status_map: StatusMap, http_status: int | None, retry_after: str | None
) -> ProviderError | None:
    """The refusal in a problem document (RFC 7807), a gateway fault or an empty list."""
    for node in find(root, lambda node: "title" in node or "detail" in node or "fault" in node):
        fault = mapping(node.get("fault"))
        code = first(node, "status", "statusCode") or first(
            mapping(fault.get("detail")), "errorcode"
        )
        message = first(node, "detail", "title", "message") or first(fault, "faultstring")
        return provider_error(code, message, status_map, http_status, retry_after)
    if http_status is not None and http_status >= 400:
        message = first(mapping(root), "message", "error")
        return provider_error("", message, status_map, http_status, retry_after)
    if isinstance(root, dict) and root.get("shipments") == []:
        return ProviderError(ErrorClass.NOT_FOUND, "empty", "shipments: []")
    return None


CARRIER = Carrier(NAME, read, request, batch_limit=1, shortest_interval=timedelta(seconds=5))
