"""Fills sentences with places, times and durations in the language of the listener."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

from tracking.rules_model import Words

CHINESE = "zh-CN"
ENGLISH = "en"
_WEEKDAYS = {CHINESE: "一二三四五六日", ENGLISH: ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_UNITS = MappingProxyType(
    {
        CHINESE: ("{} 天 {} 小时", "{} 小时 {:02} 分", "{} 分钟"),
        ENGLISH: ("{} d {} h", "{} h {:02} min", "{} min"),
    }
)
_fields = string.Formatter()


def when(local: datetime, language: str, year: int | None = None) -> str:
    """A local time to be read aloud: `9月25日(周四) 20:00` or `Thu 25 Sep 20:00`.

    The year is said too when it is not `year`.
    """
    clock = f"{local.hour:02}:{local.minute:02}"
    day = _WEEKDAYS[_known(language)][local.weekday()]
    other = year is not None and local.year != year
    if language == CHINESE:
        date = f"{local.month}月{local.day}日(周{day}) {clock}"
        return f"{local.year}年{date}" if other else date
    date = f"{day} {local.day} {_MONTHS[local.month - 1]}"
    return f"{date} {local.year} {clock}" if other else f"{date} {clock}"


def duration(length: timedelta, language: str) -> str:
    """A length of time in whole minutes, cut not rounded: `22 h 05 min`, `22 小时 05 分`."""
    days, hours, minutes = _UNITS[_known(language)]
    total = abs(length) // timedelta(minutes=1)
    if total < 60:
        return minutes.format(total)
    if total < 48 * 60:
        return hours.format(*divmod(total, 60))
    return days.format(total // 1440, total % 1440 // 60)


def fill(template: str, slots: Mapping[str, str]) -> str | None:
    """The template with its slots filled; None when one of them is not known."""
    needed = {name for _, name, _, _ in _fields.parse(template) if name}
    if any(not slots.get(name) for name in needed):
        return None
    # Values are put in, never read as templates: a brace from outside stays a brace.
    return template.format_map(dict(slots))


def speak(variants: Sequence[Words], slots: Mapping[str, str], language: str) -> str:
    """The first variant whose slots are all known; "" when there is none."""
    texts = (fill(words[_known(language)], slots) for words in variants)
    return next((text for text in texts if text is not None), "")


def joined(sentences: Sequence[str], language: str) -> str:
    """Sentences one after another, with a blank between them where the language has one."""
    return ("" if language == CHINESE else " ").join(text for text in sentences if text)


def _known(language: str) -> str:
    """The language if sentences exist in it, otherwise English."""
    return language if language in _UNITS else ENGLISH
