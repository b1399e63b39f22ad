"""What a stranger may read of a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.masking import (
    masked_address,
    masked_name,
    masked_numbers,
    masked_phone,
)

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="*"), max_size=40)
DIGITS = st.text("0123456789", max_size=18)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("沈雨桐", "沈**"), ("方可", "方*"), ("Li", "L*"), (" 沈 ", "*"), ("", ""), ("  ", "")],
)
def test_of_a_name_the_first_character_is_shown(name: str, shown: str) -> None:
    assert masked_name(name) == shown


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("138-0000-1101", "1******1101"),
        ("13800001101", "1******1101"),
        ("+852 2345 6789", "8******6789"),
        ("0571-88880000", "0*******0000"),
        ("88880000", "******00"),
        ("110", "***"),
        ("1234", "****"),
        ("", ""),
    ],
)
def test_of_a_phone_at_least_six_digits_are_hidden(phone: str, shown: str) -> None:
    assert masked_phone(phone) == shown


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("文三路478号3幢601室", "文三路***"),
        ("王家村12组5号", "王家村***"),
        ("翠苑小区2幢3单元", "翠苑***"),
        ("A座501", "A座***"),
        ("501室", "***"),
        ("3单元501", "***"),
        ("2单元501号", "***"),
        ("Flat 3", "Fla***"),
        ("文三路", "文***"),
        ("", ""),
    ],
)
def test_of_an_address_no_room_is_shown(address: str, shown: str) -> None:
    assert masked_address(address) == shown


@given(WORDS)
def test_a_name_is_never_shown_in_full(name: str) -> None:
    assert not name.strip() or name.strip() not in masked_name(name)


@given(WORDS)
def test_an_address_is_never_shown_in_full(address: str) -> None:
    shown = masked_address(address)
    assert not address.strip() or address.strip() not in shown
    assert not any(sign.isdecimal() for sign in shown)


@given(DIGITS)
def test_a_phone_shows_four_digits_at_the_end_and_at_most_one_before(phone: str) -> None:
    shown = masked_phone(phone)
    assert len(shown) == len(phone)
    assert sum(sign.isdigit() for sign in shown) <= 5
    assert shown.count("*") >= min(len(phone), 4) if len(phone) <= 4 else "*" in shown
    if len(phone) >= 11:
        assert shown.count("*") >= 6


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("快递员王小二 13800003301 派件中", "快递员王小二 1******3301 派件中"),
        ("电话138-0000-3301。", "电话1******3301。"),
        ("+86 138 0000 3301", "8********3301"),
        ("网点 0571-88880000", "网点 0*******0000"),
        ("单号 YT7100200300400", "单号 YT7100200300400"),
        ("20250922 到达", "20250922 到达"),
        ("", ""),
    ],
)
def test_phone_numbers_within_a_text_are_masked(text: str, shown: str) -> None:
    assert masked_numbers(text) == shown
