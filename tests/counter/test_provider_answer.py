"""Reading an answer with the rules in force, and giving it out."""

from __future__ import annotations

import json
from zoneinfo import ZoneInfo

import pytest

from counter.provider_answer import Reader, reader_of
from counter.refusal import Refused
from counter.rulebook import load_rulebook
from tests.counter.orders import answer_of, local
from tracking.registry import carriers

ZONE = ZoneInfo("Asia/Shanghai")
AT = local("2025-09-24 10:05")


def _reader(provider: str = "kuaidi100") -> Reader:
    return reader_of(load_rulebook(), provider, AT, ZONE)


@pytest.mark.parametrize("provider", ["", "DHL", "pigeon", "../dhl"])
def test_an_unknown_provider_is_refused_with_those_there_are(provider: str) -> None:
    with pytest.raises(Refused) as caught:
        _reader(provider)
    assert caught.value.facts["known"] == ", ".join(sorted(carriers()))


@pytest.mark.parametrize("provider", sorted(carriers()))
@pytest.mark.parametrize("payload", [b"", b"\x00", b"nonsense", b"[" * 200_000])
def test_a_payload_that_cannot_be_read_is_an_answer_with_one_error(
    provider: str, payload: bytes
) -> None:
    found = _reader(provider)
    document = found.document(found.read(payload))
    assert document["shipments"] == []
    assert [error["class"] for error in document["errors"]] == ["unreadable"]  # type: ignore[union-attr, call-overload, index]


def test_four_mebibytes_are_read_and_no_more() -> None:
    good = json.dumps(answer_of("YT1", ("2025-09-22 21:30:00", "离开杭州转运中心"))).encode()
    limit = 4 * 1024 * 1024
    assert _reader().read(good.ljust(limit)).errors == ()
    assert _reader().read(good.ljust(limit + 1)).errors[0].class_.value == "unreadable"


def test_what_is_given_out_is_inert() -> None:
    nasty = answer_of("YT\u202e1", ("2025-09-22 21:30:00", "到达\x1b[31m【上海】"))
    nasty["com"] = "\x9byto\u200b"
    found = _reader()
    text = json.dumps(found.document(found.read(json.dumps(nasty).encode())), ensure_ascii=False)
    assert not set(text) & {"\x1b", "\x9b", "\u202e", "\u200b"}
    assert "\\u001b" not in text
