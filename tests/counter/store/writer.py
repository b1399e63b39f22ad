"""A program that takes parcels in and says each receipt once confirmed: HOME COUNT, or 30s."""

from __future__ import annotations

import json
import sys
import time
from decimal import Decimal
from pathlib import Path

from counter.acceptance import Checks, Goods, Item, Party
from counter.actor import Actor
from counter.boot import open_desk
from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.take_in import TakeIn

CLERK = Actor.person("E1001")


def plain_parcel(job: str) -> TakeIn:
    """A plain parcel to Shanghai."""
    return TakeIn(
        job=job,
        sender=Party(name="温立新", phone="13800001501", place="330106"),
        recipient=Party(name="柳若曦", phone="13800001502", place="310115", address="张江路2号"),
        goods=Goods(contents=(Item(name="图书"),), weight_kg=Decimal("1.2"), insured=False),
        checks=Checks(identity="resident-id", inspection=True, disclosure=True, delivery="door"),
        product="STD",
    )


def take_in(desk: Desk, job: str) -> str:
    """Take a parcel in; its receipt number."""
    return str(desk.do(plain_parcel(job), CLERK).facts["receipt"])


def main(home: str, amount: str) -> None:
    """Take `amount` parcels in, or as many as fit into it when it ends with s (seconds)."""
    desk = open_desk(Path(home))
    ends = time.monotonic() + float(amount[:-1]) if amount.endswith("s") else None
    left = sys.maxsize if ends else int(amount)
    waits = []
    while left and (ends is None or time.monotonic() < ends):
        began = time.monotonic()
        sys.stdout.write(take_in(desk, new_id()) + "\n")
        sys.stdout.flush()
        waits.append(time.monotonic() - began)
        left -= 1
    sys.stderr.write(json.dumps({"count": len(waits), "longest_s": max(waits, default=0.0)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
