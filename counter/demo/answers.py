"""What providers would answer about demo parcels, byte for byte in their own shapes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from counter.canonical import Json
from counter.demo.journey import Scan

_SETTLED = frozenset(("301", "302", "303", "304", "4"))


@dataclass(frozen=True, slots=True)
class Seen:
    """A number, the provider's name of its carrier, and what has happened so far, oldest first."""

    number: str
    carrier: str
    scans: tuple[Scan, ...]


def kuaidi100(seen: Sequence[Seen], tz: tzinfo) -> bytes:
    """One answer about many numbers, newest event first, times in Beijing time without zone."""
    results = [_result(one, tz) for one in seen]
    return _bytes({"code": 0, "msg": "success", "data": results})


def karrio(seen: Sequence[Seen]) -> bytes:
    """A page of trackers; `label` of a scan is Karrio's status, newest event first."""
    results = [_tracker(one) for one in seen]
    return _bytes({"count": len(results), "next": None, "previous": None, "results": results})


def _result(seen: Seen, tz: tzinfo) -> Json:
    newest = seen.scans[-1].code
    return {
        "message": "ok",
        "nu": seen.number,
        "ischeck": "1" if newest in _SETTLED else "0",
        "com": seen.carrier,
        "status": "200",
        "state": newest,
        "data": [_row(scan, tz) for scan in reversed(seen.scans)],
    }


def _row(scan: Scan, tz: tzinfo) -> Json:
    at = f"{scan.at.astimezone(tz):%Y-%m-%d %H:%M:%S}"
    return {
        "time": at,
        "ftime": at,
        "context": scan.text,
        "location": scan.place,
        "statusCode": scan.code,
        "status": scan.label,
    }


def _tracker(seen: Seen) -> Json:
    newest = seen.scans[-1].label
    return {
        "object_type": "tracker",
        "carrier_name": seen.carrier,
        "tracking_number": seen.number,
        "status": newest,
        "delivered": newest == "delivered",
        "events": [_event(scan) for scan in reversed(seen.scans)],
        "info": {"signed_by": None},
        "messages": [],
    }


def _event(scan: Scan) -> Json:
    return {
        "date": f"{scan.at:%Y-%m-%d}",
        "time": f"{scan.at:%H:%M}",
        "timestamp": scan.at.replace(microsecond=0).isoformat(),
        "status": scan.label,
        "code": scan.code,
        "reason": None,
        "description": scan.text,
        "location": scan.place,
    }


def _bytes(document: Json) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()
