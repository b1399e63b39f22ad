"""Providers' answers on the command line: stored by one command, only read by the other."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.counter.orders import answer_of
from tests.counter.reading import Counter

Written = Callable[[object], Path]
NUMBER = "YT7100200300400"
ANSWER = answer_of(
    NUMBER, ("2025-09-22 08:10:00", "到达上海转运中心"), ("2025-09-21 21:30:00", "离开杭州转运中心")
)


@pytest.mark.parametrize(
    "payload",
    [b"", b"\x00\xff\xfe\x80", b"<html>502</html>", b"{", b'"' + b"x" * (4 * 1024 * 1024)],
    ids=["empty", "binary", "html", "cut", "too large"],
)
@pytest.mark.parametrize("command", ["ingest", "interpret"])
def test_a_payload_that_cannot_be_read_is_one_document_and_exit_code_4(
    counter: Counter, written: Written, command: str, payload: bytes
) -> None:
    said = counter(command, "--provider", "kuaidi100", written(payload), "--json")
    assert said.code == 4
    assert said.document["shipments"] == []
    assert [error["class"] for error in said.document["errors"]] == ["unreadable"]


def test_reading_and_storing_say_the_same(counter: Counter, written: Written) -> None:
    file = written(ANSWER)
    read = counter("interpret", "--provider", "kuaidi100", file, "--json")
    assert counter("track", NUMBER, "--json").code == 1
    stored = counter("ingest", "--provider", "kuaidi100", file, "--json")
    assert read.document == stored.document
    (shipment,) = read.document["shipments"]
    assert (shipment["number"], shipment["status"]) == (NUMBER, "in_transit")
    assert (shipment["events"], shipment["distinct_events"]) == (2, 2)
    assert set(shipment["reading"]) == {"zh-CN", "en"}
    assert counter("track", NUMBER, "--json").document["tracking"]["provider"] == "kuaidi100"


def test_the_same_answer_twice_leaves_the_same_reading(counter: Counter, written: Written) -> None:
    file = written(ANSWER)
    counter("ingest", "--provider", "kuaidi100", file, "--json")
    once = counter("track", NUMBER, "--json").document
    counter("ingest", "--provider", "kuaidi100", file, "--json")
    assert counter("track", NUMBER, "--json").document == once
    assert counter("journal", "verify", "--json").document["good"] is True


def test_a_person_reads_what_is_told_to_the_customer(counter: Counter, written: Written) -> None:
    said = counter("interpret", "--provider", "kuaidi100", written(ANSWER))
    assert said.code == 0
    assert said.out.startswith(f"{NUMBER}  in_transit  2\n  » ")


def test_a_text_of_a_provider_never_commands_the_terminal(
    counter: Counter, written: Written
) -> None:
    nasty = answer_of("YT\x1b[2J7100200300400", ("2025-09-21 21:30:00", "到\x1b[31m\u202e达\x9b"))
    file = written(nasty)
    for flag in ((), ("--json",)):
        for command in ("interpret", "ingest"):
            said = counter(command, "--provider", "kuaidi100", file, *flag)
            assert not set(said.out + said.err) & {"\x1b", "\x9b", "\u202e"}
        said = counter("track", "YT7100200300400", *flag)
        assert not set(said.out + said.err) & {"\x1b", "\x9b", "\u202e"}


def test_every_shared_sample_of_the_three_providers_is_read(call: Counter, shared: Path) -> None:
    folder = shared / "samples" / "tracking"
    with (folder / "MANIFEST.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["api"] in {"karrio", "dhl", "kuaidi100"}]
    assert rows
    for row in rows:
        path = folder / row["file"]
        said = call("interpret", "--provider", row["api"], path, "--json")
        assert said.code in {0, 4}, row["file"]
        found = said.document["shipments"]
        assert sum(shipment["events"] for shipment in found) == int(row["n_events"]), row["file"]
        if row["expected_status"] and len(found) == 1:
            assert found[0]["status"] == row["expected_status"], row["file"]
