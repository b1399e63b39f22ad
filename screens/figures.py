"""Figures as screens show them: money, times, and what is left of a limit."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from counter.words import N_, _, language
from tariffs.money import to_text

_DAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SOON = 0.2
LEFT, LATE = N_("{time} left"), N_("{time} late")
_CLOSE = timedelta(hours=4)


def money(fen: int) -> str:
    """`1,286.00`: yuan with two places."""
    whole, places = to_text(fen).split(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(digits):,}.{places}"


def moment(at: datetime, zone: tzinfo) -> str:
    """`09-25 四 20:00`, in English `Thu 25 Sep 20:00`: a time in the outlet's zone."""
    local = at.astimezone(zone)
    day = _(_DAYS[local.weekday()])
    if language() == "zh-CN":
        return f"{local:%m-%d} {day} {local:%H:%M}"
    return f"{day} {local.day:>2} {_MONTHS[local.month - 1]} {local:%H:%M}"


def span(duration: timedelta) -> str:
    """`0h25`, `3h10`, from two days on `2d`: a duration, its sign left out."""
    minutes = int(abs(duration).total_seconds()) // 60
    hours, minutes = divmod(minutes, 60)
    return f"{hours}h{minutes:02d}" if hours < 48 else f"{hours // 24}d"


def left_until(due: datetime, now: datetime) -> str:
    """What is left until a due instant, or how late it is."""
    source = LATE if due < now else LEFT
    return _(source).format(time=span(due - now))


def sign_of(due: datetime, now: datetime, since: datetime | None = None) -> str:
    """`!` overdue, `~` soon, blank otherwise.

    Soon is under 20 % of the limit left; where nobody says when it began, under four hours.
    """
    if due < now:
        return "!"
    if since is None or since >= due:
        return "~" if due - now < _CLOSE else " "
    return "~" if (due - now) / (due - since) < SOON else " "
