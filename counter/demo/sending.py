"""Take a demo parcel in: who sends what to whom, and how its way will go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.acceptance import Checks, Goods, Item, Party
from counter.actor import Actor
from counter.clock import StoppedClock, from_store
from counter.demo.journey import FATES, Scan, Trip, journey
from counter.demo.world import Chance, Thing, Town
from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.take_in import TakeIn
from counter.refusal import Refused
from tariffs.weight import to_dimensions

_CLERK, _COURIER = Actor.person("E1001"), Actor.person("K2007")
_REGULARS = 40


@dataclass(slots=True)
class Sent:
    """A parcel that was taken in; `told` counts the events that a provider has told so far."""

    waybill: str
    recipient: Party
    scans: tuple[Scan, ...]
    told: int = 0

    def happened(self, at: datetime) -> tuple[Scan, ...]:
        """The events up to an instant, oldest first."""
        return tuple(scan for scan in self.scans if scan.at <= at)


class Customers:
    """The senders of the neighbourhood: some come again and again."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._regulars = [chance.sender() for _ in range(_REGULARS)]

    def next(self) -> Party:
        """Who comes in next."""
        if self._chance.within(0.65):
            return self._chance.one(self._regulars)
        return self._chance.sender()


def send(desk: Desk, at: datetime, sender: Party, chance: Chance) -> Sent | None:
    """Take one parcel in at `at`; None when its goods were refused, which is on record."""
    town, thing = chance.town(), chance.thing()
    recipient = chance.recipient(town)
    product = chance.weighed([(p, 3 - min(i, 2)) for i, p in enumerate(town.products)])
    command = TakeIn(
        job=new_id(),
        sender=sender,
        recipient=recipient,
        goods=_goods(thing, chance),
        checks=_checks(chance),
        product=product,
    )
    desk.clock = StoppedClock(at)
    try:
        outcome = desk.do(command, _COURIER if chance.within(0.2) else _CLERK)
    except Refused:
        return None
    promise = from_store(str(outcome.facts["promise_at"]))
    scans = _way(desk, town, at, promise, chance)
    return Sent(str(outcome.facts["waybill"]), recipient, scans)


def _way(
    desk: Desk, town: Town, at: datetime, promise: datetime, chance: Chance
) -> tuple[Scan, ...]:
    tz = desk.outlet.zone
    trip = Trip(town, desk.outlet.name, at.astimezone(tz), promise.astimezone(tz), tz)
    return journey(trip, chance.weighed(FATES), chance)


def _goods(thing: Thing, chance: Chance) -> Goods:
    """What is sent; delicate goods are packed and insured more often."""
    delicate = bool(thing.goods)
    insured = chance.within(0.6 if delicate else 0.08)
    return Goods(
        contents=(Item(name=thing.name, quantity=chance.between(1, 3)),),
        weight_kg=chance.weight(thing),
        dims=to_dimensions(thing.size),
        goods_class=_class(thing, chance),
        insured=insured,
        declared_fen=chance.between(3, 40) * 10_000 if insured else None,
        packaging="M" if delicate else chance.one((None, None, None, "S")),
    )


def _class(thing: Thing, chance: Chance) -> str | None:
    """The class of the goods; now and then somebody brings what may not be sent."""
    if chance.within(0.012):
        return chance.one(("G2", "G2", "G1"))
    return thing.goods or None


def _checks(chance: Chance) -> Checks:
    return Checks(
        identity="resident-id",
        identity_last4=chance.digits(4),
        inspection=True,
        disclosure=True,
        delivery=chance.one(("door", "door", "door", "station", "locker")),
    )
