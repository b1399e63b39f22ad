"""Whatever arrives, a reader answers or says that it cannot read: nothing else comes out."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracking.interpret import carried, interpret
from tracking.reading import Unreadable
from tracking.registry import carrier, names
from tracking.rule_set import RuleSet
from tracking.times import BEIJING

DATA = Path(__file__).parent / "data"
PAYLOADS = [
    (path.parent.name, json.loads(path.read_text(encoding="utf-8")))
    for path in sorted(DATA.glob("*/*.json"))
]
AT = datetime(2026, 1, 1, tzinfo=UTC)
ODD: list[object] = [
    *(None, True, False, 0, -1, 7, 200, 404, 10**30, 1.5, float("nan"), float("inf")),
    *("", " ", "0", "200", "\ud800", "\x1b[2J", "x" * 20_000, "{" * 50, '{"a":' * 30, "١٢٣", "²²²"),
    *([], {}, [[]], [1, 2], {"a": 1}, {"data": []}, {"nu": "1"}, {"events": {}}, [None], ["x"]),
    *("2026-01-01", "99999999999999", "delivered", "3", "304", "abort", "UNKNOWN", "已签收"),
]
UNHURRIED = settings(
    max_examples=600, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def mutated(value: object, dice: Random) -> object:
    """The value with one node dropped, replaced, wrapped or doubled on a random way down."""
    if isinstance(value, dict) and value:
        key = dice.choice(sorted(value))
        match dice.choice(["drop", "replace", "deeper", "deeper", "deeper", "wrap"]):
            case "drop":
                return {k: v for k, v in value.items() if k != key}
            case "replace":
                return {**value, key: dice.choice(ODD)}
            case "wrap":
                return {**value, key: [value[key], {"data": value[key]}]}
        return {**value, key: mutated(value[key], dice)}
    if isinstance(value, list) and value:
        place = dice.randrange(len(value))
        changed = mutated(value[place], dice)
        return [*value[:place], changed, *value[place + dice.randint(0, 1) :]]
    return dice.choice(ODD)


Read = Callable[[str, bytes, int | None], None]


@pytest.fixture(scope="session")
def read(rules: RuleSet) -> Read:
    """Reads a payload; what comes out must be sayable and storable, or be `Unreadable`."""

    def reader(name: str, payload: bytes, http: int | None) -> None:
        try:
            answer = carrier(name).read(payload, rules.maps, http_status=http, numbers=("N1",))
        except Unreadable:
            return
        for shipment in answer.shipments:
            found = interpret(carried(shipment, AT), AT, BEIJING, rules)
            assert found.say["en"]
            assert shipment.distinct_events <= shipment.payload_events
        repr(answer).encode("utf-8")

    return reader


@UNHURRIED
@given(seed=st.integers(0, 2**64), times=st.integers(1, 5))
def test_a_mutated_payload_is_read_or_unreadable(seed: int, times: int, read: Read) -> None:
    dice = Random(seed)
    name, value = dice.choice(PAYLOADS)
    for _ in range(times):
        value = mutated(value, dice)
    reader = dice.choice([name, name, *names()])
    read(reader, json.dumps(value).encode(), dice.choice([None, 200, 404]))


@UNHURRIED
@given(seed=st.integers(0, 2**64), noise=st.binary(max_size=8))
def test_cut_or_broken_bytes_are_read_or_unreadable(seed: int, noise: bytes, read: Read) -> None:
    dice = Random(seed)
    name, value = dice.choice(PAYLOADS)
    payload = json.dumps(value, ensure_ascii=False).encode()
    place = dice.randrange(len(payload))
    read(name, payload[:place] + noise, None)
    read(name, payload[:place] + noise + payload[place:], None)


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize(
    "payload",
    [
        b"[" * 100_000,
        b"[" * 100_000 + b"]" * 100_000,
        b'{"data":' * 50_000 + b"1" + b"}" * 50_000,
        b'{"data":' * 900 + b'{"nu":"1","state":"0"}' + b"}" * 900,
        b'{"nu":"1","state":"3","data":[' + b'{"context":{"a":' * 900 + b"1" + b"}}" * 900 + b"]}",
        b'{"shipments":[{"id":' + b"9" * 10_000 + b',"events":[]}]}',
        b'{"tracking_number":"1","events":[NaN,Infinity,-Infinity,1e999],"status":NaN}',
        b'{"nu":"1","state":"\\ud800","data":[{"context":"\\udfff","time":"\\ud83d"}]}',
        b'{"param":"{\\"param\\":\\"{}\\"}"}',
        b"param=%7B%7D&" + b"a=1&" * 100,
        b"param=" + b"%5B" * 50_000,
        b'{"errors":["x",1,null,{"code":[],"message":{}}],"messages":{"code":404}}',
    ],
    ids=range(12),
)
def test_a_hostile_payload_is_read_or_unreadable(name: str, payload: bytes, read: Read) -> None:
    for http in (None, 200, 500):
        read(name, payload, http)


@pytest.mark.parametrize("name", names())
def test_a_payload_of_absurd_size_is_not_even_parsed(name: str, rules: RuleSet) -> None:
    with pytest.raises(Unreadable, match="larger"):
        carrier(name).read(b" " * 8_000_001, rules.maps)
