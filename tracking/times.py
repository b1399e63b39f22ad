"""One reader for the times of every carrier: a table of forms, never an exception, never "now".

A form that is not in the table gives no instant and keeps the text as given (T5.6).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from tracking.event import EventTime, TimeRule

BEIJING = timezone(timedelta(hours=8), "UTC+08:00")
"""The zone of Chinese sources by contract (T5.4); no summer time since 1991."""

_DATES: tuple[tuple[re.Pattern[str], tuple[int, int, int]], ...] = tuple(
    (re.compile(pattern), order)
    for pattern, order in (
        (r"(\d{4})-(\d{1,2})-(\d{1,2})", (1, 2, 3)),
        (r"(\d{4})/(\d{1,2})/(\d{1,2})", (1, 2, 3)),
        (r"(\d{4})\.(\d{1,2})\.(\d{1,2})", (1, 2, 3)),
        (r"(\d{4})年(\d{1,2})月(\d{1,2})日?", (1, 2, 3)),
        (r"(\d{4})(\d{2})(\d{2})(?=$|[T ])", (1, 2, 3)),
        # Day first: French and German carriers; no carrier read here writes the month first.
        (r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", (3, 2, 1)),
    )
)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})[:：时点](?P<minute>\d{1,2})分?"
    r"(?:[:：]?(?P<second>\d{1,2})秒?(?:[.,](?P<fraction>\d{1,12}))?)?"
    r"|(?P<hour2>\d{2})(?P<minute2>\d{2})(?P<second2>\d{2})?"
)
_HALF = re.compile(r"(?P<half>[AP])\.?M\.?", re.IGNORECASE)
_ZONE = re.compile(
    r"(?P<zulu>Z|UTC|GMT)|(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>\d{2}):?(?P<minutes>\d{2})?"
)
_EPOCH = re.compile(r"(\d{10})(?:\.\d+)?|(\d{13})")
_LONGEST = 64


def read_time(given: object, zone: tzinfo | None = None) -> EventTime:
    """The time of one field; `zone` is the zone of the source, None when it is not known."""
    text = _text(given)
    if not text:
        return EventTime("", None, TimeRule.MISSING)
    if len(text) > _LONGEST:
        return EventTime(text[:_LONGEST], None, TimeRule.UNREADABLE)
    try:
        return _epoch(text) or _calendar(text, zone)
    except (ValueError, OverflowError):
        return EventTime(text, None, TimeRule.UNREADABLE)


def read_parts(day: object, clock: object, zone: tzinfo | None = None) -> EventTime:
    """The time of a source that gives date and clock apart ("2023-03-11" and "22:20 PM")."""
    return read_time(f"{_text(day)} {_text(clock)}", zone)


def instant(at: datetime) -> EventTime:
    """The time of an event that the outlet itself recorded, from an aware datetime."""
    return EventTime(at.isoformat(), at.astimezone(UTC), TimeRule.OFFSET)


def _text(given: object) -> str:
    """The given value as one line of text; "" for anything that is not text or a number."""
    if isinstance(given, str) or (isinstance(given, int) and not isinstance(given, bool)):
        return " ".join(str(given).split())
    return ""


def _epoch(text: str) -> EventTime | None:
    """Seconds or milliseconds since 1970; None when the text is no such number."""
    match = _EPOCH.fullmatch(text)
    if match is None:
        return None
    if match[1]:
        seconds = datetime.fromtimestamp(int(match[1]), UTC)
        return EventTime(text, seconds, TimeRule.EPOCH_SECONDS)
    whole, milliseconds = divmod(int(match[2]), 1000)
    found = datetime.fromtimestamp(whole, UTC) + timedelta(milliseconds=milliseconds)
    return EventTime(text, found, TimeRule.EPOCH_MILLISECONDS)


def _calendar(text: str, zone: tzinfo | None) -> EventTime:
    """A date with an optional clock and an optional offset; ValueError when it is none."""
    day, rest = _day(text)
    if not rest:
        return _placed(text, datetime.combine(day, time()), zone, TimeRule.DATE_ONLY)
    local, rest = _clocked(day, rest)
    if not rest:
        return _placed(text, local, zone, TimeRule.LOCAL_UNKNOWN)
    match = _ZONE.fullmatch(rest)
    if match is None:
        raise ValueError(text)
    if match["zulu"]:
        return EventTime(text, local.replace(tzinfo=UTC), TimeRule.ZULU, local)
    shift = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    offset = timezone(-shift if match["sign"] == "-" else shift)
    found = local.replace(tzinfo=offset).astimezone(UTC)
    return EventTime(text, found, TimeRule.OFFSET, local)


def _placed(text: str, local: datetime, zone: tzinfo | None, rule: TimeRule) -> EventTime:
    """A naive time in the zone of its source, or kept as local when that is unknown."""
    if zone is None:
        return EventTime(text, None, rule, local)
    found = local.replace(tzinfo=zone).astimezone(UTC)
    given = rule if rule is TimeRule.DATE_ONLY else TimeRule.SOURCE_ZONE
    return EventTime(text, found, given, local)


def _day(text: str) -> tuple[date, str]:
    """The date at the start and what follows it; ValueError when there is none."""
    for pattern, order in _DATES:
        match = pattern.match(text)
        if match:
            year, month, day = (int(match[group]) for group in order)
            return date(year, month, day), text[match.end() :].lstrip("Tt ")
    raise ValueError(text)


def _clocked(day: date, rest: str) -> tuple[datetime, str]:
    """The naive datetime and what follows the clock; ValueError when there is no clock."""
    match = _CLOCK.match(rest)
    if match is None:
        raise ValueError(rest)
    hour = int(match["hour"] or match["hour2"])
    minute = int(match["minute"] or match["minute2"])
    second = int(match["second"] or match["second2"] or 0)
    micro = int(((match["fraction"] or "") + "000000")[:6])
    rest = rest[match.end() :].lstrip()
    half = _HALF.match(rest)
    if half:
        hour = _HALVES[half["half"].upper()](hour)
        rest = rest[half.end() :].lstrip()
    # 24:00 is the next midnight and a leap second the last second of its minute (ISO 8601).
    late = timedelta(days=1) if (hour, minute, second) == (24, 0, 0) else timedelta()
    clock = time(0 if late else hour, minute, 59 if second == 60 else second, micro)
    return datetime.combine(day, clock) + late, rest


# Karrio writes a 24-hour clock with AM or PM behind it ("22:20 PM"): above 12 the half is noise.
_HALVES: dict[str, Callable[[int], int]] = {
    "A": lambda hour: 0 if hour == 12 else hour,
    "P": lambda hour: hour + 12 if hour < 12 else hour,
}
