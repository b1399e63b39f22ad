"""From the bytes of a file to the command of an acceptance."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.acceptance_file import read_acceptance
from counter.ids import is_id, new_id
from counter.jobs.take_in import TakeIn
from counter.refusal import Refused, WrongUsage
from tests.counter.orders import Content, a1, a1_file

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def _read(file: Content) -> TakeIn:
    return read_acceptance(json.dumps(file).encode(), "330106")


def test_the_file_of_a1_is_the_command_of_a1() -> None:
    read, typed = _read(a1_file()), a1()
    assert (read.goods, read.checks, read.product) == (typed.goods, typed.checks, typed.product)
    assert read.tendered_fen == typed.tendered_fen
    assert read.recipient.name == typed.recipient.name


def test_what_is_left_out_has_its_default() -> None:
    file = a1_file()
    for name in ("dims", "declared", "pack", "payment"):
        del file[name]
    read = _read({**file, "insured": False})
    assert (read.method, read.tendered_fen, read.waybill) == ("cash", None, None)
    assert read.discount_percent == Decimal(0)
    assert (read.goods.dims, read.goods.packaging, read.goods.goods_class) == (None, None, None)
    assert is_id(read.job)


def test_the_outlets_place_is_the_senders_only() -> None:
    nowhere: dict[str, Content] = {"name": "某人", "phone": "13800001101"}
    read = _read({**a1_file(), "sender": nowhere, "recipient": nowhere})
    assert (read.sender.place, read.recipient.place) == ("330106", "")


def test_a_job_is_the_files() -> None:
    job = new_id()
    assert _read({**a1_file(), "job": job}).job == job


@pytest.mark.parametrize("name", ["sender", "recipient", "contents", "weight", "product", "checks"])
def test_a_required_field_that_is_missing_is_named(name: str) -> None:
    file = a1_file()
    del file[name]
    with pytest.raises(WrongUsage) as caught:
        _read(file)
    assert caught.value.code == "bad-acceptance-file"
    assert f"`{name}`" in str(caught.value.facts["fault"])


@given(st.sampled_from(sorted(a1_file())), JSON)
def test_whatever_stands_in_a_field_is_read_or_refused(name: str, value: object) -> None:
    payload, code = json.dumps({**a1_file(), name: value}).encode(), ""
    try:
        read_acceptance(payload, "330106")
    except (WrongUsage, Refused) as refused:
        code = refused.code
    assert code in {"", "bad-acceptance-file", "field-not-valid"}


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(payload: bytes) -> None:
    with pytest.raises(WrongUsage):
        read_acceptance(payload, "330106")
