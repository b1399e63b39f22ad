"""Dates, durations and sentences in both languages."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tracking.say import duration, fill, speak, when
from tracking.times import BEIJING

THURSDAY = datetime(2025, 9, 25, 20, 0, tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("language", "year", "text"),
    [
        ("zh-CN", None, "9月25日(周四) 20:00"),
        ("en", None, "Thu 25 Sep 20:00"),
        ("zh-CN", 2026, "2025年9月25日(周四) 20:00"),
        ("en", 2026, "Thu 25 Sep 2025 20:00"),
        ("en", 2025, "Thu 25 Sep 20:00"),
        ("xx", None, "Thu 25 Sep 20:00"),
    ],
)
def test_a_date_is_said_in_the_language(language: str, year: int | None, text: str) -> None:
    assert when(THURSDAY, language, year) == text


@pytest.mark.parametrize(
    ("minutes", "chinese", "english"),
    [
        (0, "0 分钟", "0 min"),
        (59.9, "59 分钟", "59 min"),
        (60, "1 小时 00 分", "1 h 00 min"),
        (22 * 60 + 5, "22 小时 05 分", "22 h 05 min"),
        (-25, "25 分钟", "25 min"),
        (47 * 60 + 59, "47 小时 59 分", "47 h 59 min"),
        (48 * 60, "2 天 0 小时", "2 d 0 h"),
    ],
)
def test_a_duration_is_cut_to_the_minute(minutes: float, chinese: str, english: str) -> None:
    length = timedelta(minutes=minutes)
    assert (duration(length, "zh-CN"), duration(length, "en")) == (chinese, english)


def test_a_template_with_an_unknown_slot_is_not_spoken() -> None:
    assert fill("at {place}", {"place": ""}) is None
    assert fill("at {place}", {}) is None
    assert fill("at {place}", {"place": "X"}) == "at X"
    variants = ({"en": "at {place}", "zh-CN": "在{place}"}, {"en": "somewhere", "zh-CN": "某处"})
    assert speak(variants, {}, "zh-CN") == "某处"
    assert speak(variants, {"place": "X"}, "en") == "at X"
