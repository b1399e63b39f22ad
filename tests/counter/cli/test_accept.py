"""Taking a parcel in from a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from counter.ids import new_id
from tests.counter.orders import Content, a1_file
from tests.counter.reading import Counter

Written = Callable[[object], Path]


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\xff", b"[]", b"{}", b'{"sender": ', b"[" * 100_000, b'{"a": "\\ud800"}'],
    ids=["empty", "binary", "list", "no fields", "cut", "deep", "surrogate"],
)
def test_a_file_that_is_no_acceptance_is_wrong_usage(
    counter: Counter, written: Written, content: bytes
) -> None:
    said = counter("accept", "--file", written(content), "--json")
    assert (said.code, said.document["error"]["code"]) == (2, "bad-acceptance-file")
    assert said.document["error"]["facts"]["fault"]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"wieght": "4.2"}, "wieght"),
        ({"weight": 4.2}, "$.weight"),
        ({"insured": "yes"}, "$.insured"),
        ({"contents": [{"name": "书", "quantity": "1"}]}, "$.contents[0].quantity"),
        ({"checks": {"disclosed": True}}, "$.checks"),
        ({"payment": {"tendered": 100.0}}, "$.payment.tendered"),
        ({"job": "1"}, "job"),
        ({"sender": {"name": "沈雨桐"}}, "$.sender"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(
    counter: Counter, written: Written, change: dict[str, Content], named: str
) -> None:
    said = counter("accept", "--file", written({**a1_file(), **change}), "--json")
    assert said.code == 2
    assert named in said.document["error"]["facts"]["fault"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"weight": "heavy"}, "weight"),
        ({"weight": "-4.2"}, "weight"),
        ({"dims": "50x40"}, "dims"),
        ({"declared": "1200.005"}, "declared"),
        ({"payment": {"tendered": "a lot"}}, "payment.tendered"),
        ({"discount": "some"}, "discount"),
    ],
)
def test_a_value_that_cannot_be_read_is_refused_by_its_field(
    counter: Counter, written: Written, change: dict[str, Content], field: str
) -> None:
    said = counter("accept", "--file", written({**a1_file(), **change}), "--json")
    assert said.code == 1
    assert said.document["refused"]["code"] == "field-not-valid"
    assert said.document["refused"]["facts"]["field"] == field


def test_whole_numbers_and_strings_are_the_same(counter: Counter, written: Written) -> None:
    change: dict[str, Content] = {"declared": 1200, "payment": {"tendered": 100}, "weight": 4}
    said = counter("accept", "--file", written({**a1_file(), **change}), "--json")
    assert said.document["total"]["amount"] == "72.00"


def test_the_sender_is_at_the_outlet_unless_the_file_says_otherwise(
    counter: Counter, written: Written
) -> None:
    file = a1_file()
    file["sender"] = {"name": "沈雨桐", "phone": "13800001101"}
    said = counter("accept", "--file", written(file), "--json")
    number = said.document["waybill"]
    parcel = counter("track", number, "--json").document["parcel"]
    assert parcel["sender"]["place"] == "330106"


def test_the_same_job_gives_the_same_answer_and_another_content_is_refused(
    counter: Counter, written: Written
) -> None:
    file = {**a1_file(), "job": new_id()}
    first = counter("accept", "--file", written(file), "--json").document
    assert first["repeated"] is False
    for _ in range(3):
        again = counter("accept", "--file", written(file), "--json", at="2025-09-23T09:00")
        assert again.document == {**first, "repeated": True}
    other = counter("accept", "--file", written({**file, "weight": "5"}), "--json")
    assert (other.code, other.document["refused"]["code"]) == (1, "job-id-reused")
    assert (
        counter("doctor", "--json").document["file"]["journal_rows"] == first["journal"]["number"]
    )


def test_a_person_gets_the_receipt(counter: Counter, written: Written) -> None:
    said = counter("accept", "--file", written(a1_file()))
    assert said.code == 0
    assert "72.00" in said.out
    assert "28.00" in said.out


@pytest.mark.parametrize("file", ["/no/such/file", "/"])
def test_a_file_that_cannot_be_opened_is_wrong_usage(counter: Counter, file: str) -> None:
    said = counter("accept", "--file", file, "--json")
    assert (said.code, said.document["error"]["code"]) == (2, "usage")
