"""How long the rules take to quote, against a JSON round trip of the same question."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.table import middle, print_table
from counter.quoting import Wanted, ask_tariff
from counter.rulebook import load_rulebook
from tariffs.quote import Request, quote
from tariffs.weight import to_dimensions

ROUNDS, CALLS = 15, 400
AT = datetime(2025, 9, 22, 7, 5, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")


def micros(call: Callable[[], object]) -> float:
    """Microseconds a call."""
    began = time.perf_counter()
    for _ in range(CALLS):
        call()
    return (time.perf_counter() - began) / CALLS * 1e6


def kinds() -> dict[str, Callable[[], object]]:
    """The calls that are compared; the first is the anchor."""
    rules = load_rulebook()
    wanted = Wanted(
        origin="330106",
        destination="510107",
        weight_kg=Decimal("4.2"),
        dims=to_dimensions("50x40x30"),
        declared_fen=120_000,
        insured=True,
        packaging="L",
    )
    origin, destination = (rules.gazetteer.resolve(code) for code in ("330106", "510107"))
    if origin is None or destination is None:
        raise SystemExit("the places of the benchmark are not in the lists")
    request = Request(
        origin=origin,
        destination=destination,
        weight_kg=wanted.weight_kg,
        accepted_at=AT,
        tz=ZONE,
        dims=wanted.dims,
        declared_fen=wanted.declared_fen,
        insured=True,
        packaging="L",
    )
    book = rules.tariff_at(request.day)
    question = {
        "from": "330106", "to": "510107", "weight": "4.2", "dims": "50x40x30",
        "declared": "1200", "insured": True, "pack": "L", "at": AT.isoformat(),
    }  # fmt: skip
    return {
        "JSON round trip of the question": lambda: json.loads(json.dumps(question)),
        "the rules alone, all products": lambda: quote(request, book),
        "places by code, then the rules": lambda: ask_tariff(rules, ZONE, wanted, AT),
    }


def main() -> None:
    """Measure and print."""
    calls = kinds()
    found: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(ROUNDS):
        for name, call in calls.items():
            found[name].append(micros(call))
    anchor = middle(next(iter(found.values())))
    rows = [
        (name, f"{middle(times):,.1f} us", f"{middle(times) / anchor:.1f} x JSON")
        for name, times in found.items()
    ]
    print_table("Quote (median of rounds)", rows)


if __name__ == "__main__":
    main()
