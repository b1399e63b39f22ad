"""Orders as a clerk types them: the parcel of scenario A1, and what is changed in it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TypeAlias

from counter.acceptance import Checks, Goods, Item, Party
from counter.actor import Actor
from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.ingest import Ingest
from counter.jobs.take_in import TakeIn
from tariffs.weight import Dimensions

# What stands in a JSON file of `counter accept`: nested objects, lists, texts and numbers.
Content: TypeAlias = str | int | bool | list["Content"] | dict[str, "Content"] | None

CLERK = Actor.person("E1001")
SUPERVISOR = Actor.person("S3001")
MANAGER = Actor.person("M4001")
ADMIN = Actor.person("A0001")
NOBODY = Actor.system("test")

SENDER = Party(name="沈雨桐", phone="138-0000-1101", place="330106", address="文三路478号3幢601室")
RECIPIENT = Party(
    name="方可", phone="138-0000-2208", place="510107", address="人民南路四段27号1单元1203室"
)
CHECKS = Checks(
    identity="resident-id",
    identity_last4="1101",
    inspection=True,
    disclosure=True,
    delivery="door",
)
GOODS = Goods(
    contents=(Item(name="模型", quantity=1),),
    weight_kg=Decimal("4.2"),
    dims=Dimensions(Decimal(50), Decimal(40), Decimal(30)),
    insured=True,
    declared_fen=120_000,
    packaging="L",
)


def a1(**changes: object) -> TakeIn:
    """The command of scenario A1 with a new job id, some of its fields changed."""
    order = TakeIn(
        job=new_id(),
        sender=SENDER,
        recipient=RECIPIENT,
        goods=GOODS,
        checks=CHECKS,
        product="STD",
        tendered_fen=10_000,
    )
    return replace(order, **changes)  # type: ignore[arg-type]


def plain(**changes: object) -> TakeIn:
    """A small parcel without insurance, paid with the exact amount."""
    goods = Goods(contents=(Item(name="书"),), weight_kg=Decimal("1.0"), insured=False)
    return replace(a1(goods=goods, tendered_fen=None), **changes)  # type: ignore[arg-type]


def local(text: str) -> datetime:
    """An instant of Hangzhou, such as `2025-09-22 15:05`, in UTC."""
    return datetime.fromisoformat(f"{text}+08:00").astimezone(UTC)


def a1_file() -> dict[str, Content]:
    """The file of `counter accept` for scenario A1."""
    return {
        "sender": {
            "name": "沈雨桐",
            "phone": "138-0000-1101",
            "place": "杭州",
            "address": "文三路478号3幢601室",
        },
        "recipient": {
            "name": "方可",
            "phone": "138-0000-2208",
            "place": "成都武侯",
            "address": "人民南路四段27号1单元1203室",
        },
        "contents": [{"name": "模型", "quantity": 1}],
        "weight": "4.2",
        "dims": "50x40x30",
        "insured": True,
        "declared": "1200",
        "pack": "L",
        "product": "STD",
        "checks": {
            "identity": "resident-id",
            "identity_last4": "1101",
            "inspection": True,
            "disclosure": True,
            "delivery": "door",
        },
        "payment": {"method": "cash", "tendered": "100"},
    }


def answer_of(number: str, *events: tuple[str, str], state: str = "0") -> dict[str, Content]:
    """A provider's answer shaped like Kuaidi100's; events are (local time, text), as given."""
    return {
        "message": "ok",
        "nu": number,
        "ischeck": "0",
        "com": "kd",
        "status": "200",
        "state": state,
        "data": [{"time": time, "ftime": time, "context": text} for time, text in events],
    }


def deliver_all(desk: Desk) -> None:
    """Every parcel of the outlet reaches its end: a provider says that it was signed for."""
    found = desk.ask(lambda reader: reader.execute("SELECT waybill FROM parcels").fetchall())
    at = desk.clock.now().astimezone(desk.outlet.zone).strftime("%Y-%m-%d %H:%M:%S")
    for row in found:
        payload = json.dumps(answer_of(row["waybill"], (at, "快件已签收"), state="3")).encode()
        command = Ingest(job=new_id(), provider="kuaidi100", payload=payload)
        desk.do(command, Actor.remote("kuaidi100"))
