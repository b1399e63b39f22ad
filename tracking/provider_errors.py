"""Names the kind of a provider's refusal, and reads how long it asks to wait."""

from __future__ import annotations

import re

from tracking.reading import Answer, ErrorClass, ProviderError, Unreadable
from tracking.status_map import StatusMap

_BY_HTTP = {
    401: ErrorClass.UNAUTHORISED,
    403: ErrorClass.UNAUTHORISED,
    404: ErrorClass.NOT_FOUND,
    410: ErrorClass.NOT_FOUND,
    429: ErrorClass.THROTTLED,
}
_SECONDS = re.compile(r"\b(\d{1,6})\s*(?:s\b|sec|second|秒)", re.IGNORECASE)


def http_class(http_status: int | None) -> ErrorClass | None:
    """The class of an HTTP status (RFC 9110); None for success and for no status."""
    if http_status is None or http_status < 400:
        return None
    if http_status in _BY_HTTP:
        return _BY_HTTP[http_status]
    return ErrorClass.BAD_REQUEST if http_status < 500 else ErrorClass.PROVIDER_FAULT


def provider_error(
    code: str,
    message: str,
    status_map: StatusMap,
    http_status: int | None = None,
    retry_after: str | None = None,
) -> ProviderError:
    """The refusal with its class: by its own code, else by a status in it, else by HTTP."""
    own = int(code) if code.isascii() and code.isdigit() and len(code) == 3 else None
    class_ = (
        status_map.error(code, message)
        or http_class(own)
        or http_class(http_status)
        or ErrorClass.PROVIDER_FAULT
    )
    return ProviderError(class_, code, message, seconds(retry_after, message))


def seconds(retry_after: str | None, message: str = "") -> int | None:
    """The wait in seconds from a Retry-After header, or from the words of a refusal."""
    told = (retry_after or "").strip()
    if told.isascii() and told.isdigit():
        return int(told[:6])
    match = _SECONDS.search(message)
    return int(match[1]) if match else None


def without_answer(fault: Unreadable, http_status: int | None, retry_after: str | None) -> Answer:
    """An unreadable body under an HTTP error is that error; under success the fault is raised."""
    class_ = http_class(http_status)
    if class_ is None:
        raise fault
    error = ProviderError(class_, str(http_status), str(fault), seconds(retry_after))
    return Answer(errors=(error,))
