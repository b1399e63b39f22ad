"""The way of a demo parcel, from the counter to its recipient or to some trouble."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from counter.demo.world import Chance, Town, world

_LONGEST_SILENCE = timedelta(hours=19)
# The courier sets out before the warning time of a promise, or the customer would be called.
_WARNING = timedelta(hours=4)
_ORIGIN_HUB = "杭州转运中心"


class Fate(StrEnum):
    """How the way ends."""

    ON_TIME = "on-time"
    LATE = "late"
    STALLED = "stalled"
    ATTEMPT_FAILED = "attempt-failed"
    PICKUP = "pickup"
    RETURNED = "returned"
    DAMAGED = "damaged"


FATES = (
    (Fate.ON_TIME, 82),
    (Fate.LATE, 4),
    (Fate.STALLED, 2),
    (Fate.ATTEMPT_FAILED, 4),
    (Fate.PICKUP, 6),
    (Fate.RETURNED, 1),
    (Fate.DAMAGED, 1),
)


@dataclass(frozen=True, slots=True)
class Scan:
    """One event as a provider will tell it, with Kuaidi100's code and label."""

    at: datetime
    code: str
    label: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Trip:
    """What is known when a parcel sets out; `tz` is the outlet's zone."""

    town: Town
    branch: str
    accepted_at: datetime
    promise_at: datetime
    tz: tzinfo


def journey(trip: Trip, fate: Fate, chance: Chance) -> tuple[Scan, ...]:
    """Every event of the way, oldest first."""
    door = chance.moment(
        trip.promise_at - timedelta(hours=3, minutes=30), trip.promise_at - timedelta(minutes=20)
    )
    if fate is Fate.LATE:
        door += timedelta(hours=chance.one((4, 20, 24, 27, 46)))
    out = door - timedelta(minutes=chance.between(50, 200))
    if fate is not Fate.LATE and chance.within(0.93):
        out = min(out, trip.promise_at - _WARNING - timedelta(minutes=chance.between(5, 40)))
    out = max(out, _after(trip.accepted_at, 7))
    door = max(door, out + timedelta(minutes=40))
    road = tuple(_road(trip, out, chance))
    if fate is Fate.STALLED:
        cut = chance.between(2, len(road) - 1)
        silent = timedelta(hours=chance.between(32, 70))
        road = (*road[:cut], *(_later(scan, silent) for scan in road[cut:]))
        out, door = out + silent, door + silent
    start = Scan(out, "5", "派件", f"【{trip.town.city}】快递员正在派件", trip.town.city)
    return (*road, start, *_end(trip, fate, door, chance))


def _road(trip: Trip, out: datetime, chance: Chance) -> Iterator[Scan]:
    """From the counter to the branch that delivers, with no silence that would be a stall."""
    town, span = trip.town, out - trip.accepted_at
    stops = [
        (0.03, "1", "揽收", f"【杭州市】{trip.branch}已揽收", "杭州市"),
        (0.12, "0", "在途", f"离开{trip.branch}，已发往{_ORIGIN_HUB}", trip.branch),
        (0.20, "0", "在途", f"到达{_ORIGIN_HUB}", _ORIGIN_HUB),
        (0.32, "0", "在途", f"离开{_ORIGIN_HUB}，已发往{town.hub}", _ORIGIN_HUB),
        (0.66, "0", "在途", f"到达{town.hub}", town.hub),
    ]
    if town.abroad:
        stops.append((0.72, "11", "清关中", "国际件清关中", town.hub))
        stops.append((0.80, "12", "已清关", "清关完成，已放行", town.hub))
    if town.hub == _ORIGIN_HUB:
        stops = stops[:3]
    stops.append((0.90, "1001", "到达派件城市", f"到达{town.branch}", town.branch))
    before = trip.accepted_at
    for share, code, label, text, place in stops:
        at = trip.accepted_at + span * (share + chance.between(-20, 20) / 1000)
        yield from _between(before, at, chance)
        yield Scan(at, code, label, text, place)
        before = at
    yield from _between(before, out, chance)


def _between(before: datetime, at: datetime, chance: Chance) -> Iterator[Scan]:
    """Stops on the way that keep a long road from falling silent."""
    gaps = int((at - before) / _LONGEST_SILENCE)
    for step in range(1, gaps + 1):
        via = chance.one(world().vias)
        there = before + (at - before) * step / (gaps + 1)
        yield Scan(there, "1002", "干线", f"到达{via}", via)


def _end(trip: Trip, fate: Fate, door: datetime, chance: Chance) -> Iterator[Scan]:
    """What happens at the door."""
    city = trip.town.city
    signed = (
        ("301", "本人签收", f"【{city}】已签收，签收人：本人"),
        ("303", "代签", f"【{city}】已签收，签收人：家人"),
    )
    tomorrow = _after(door, chance.between(10, 17))
    if fate is Fate.ATTEMPT_FAILED:
        yield Scan(door, "206", "无法联系", f"【{city}】电话无法接通，改日再派", city)
        again = tomorrow - timedelta(hours=1)
        yield Scan(again, "5", "派件", f"【{city}】快递员正在派件", city)
        door = tomorrow
    if fate is Fate.PICKUP:
        station = f"{city}小区驿站"
        yield Scan(door, "501", "投柜或驿站", f"已放入{station}，请凭取件码领取", station)
        collected = tomorrow + timedelta(hours=chance.between(0, 40))
        yield Scan(collected, "304", "投柜或站签收", "已从驿站取出", station)
        return
    if fate is Fate.RETURNED:
        yield Scan(door, "203", "拒收", f"【{city}】收件人拒收", city)
        yield Scan(tomorrow, "6", "退回", f"离开{trip.town.branch}，退回寄件人", trip.town.branch)
        yield Scan(tomorrow + timedelta(hours=50), "4", "退签", "退回件已由寄件人签收", "杭州市")
        return
    if fate is Fate.DAMAGED:
        yield Scan(door, "209", "破损", f"【{city}】外包装破损，待处理", city)
        door = tomorrow
    code, label, text = signed[chance.within(0.25)]
    yield Scan(door, code, label, text, city)


def _after(at: datetime, hour: int) -> datetime:
    """The same time of the parcel's zone on the next day at a full hour."""
    return (at + timedelta(days=1)).replace(hour=hour, minute=0, second=0)


def _later(scan: Scan, pause: timedelta) -> Scan:
    return Scan(scan.at + pause, scan.code, scan.label, scan.text, scan.place)
