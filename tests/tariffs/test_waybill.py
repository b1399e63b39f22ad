from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tariffs.waybill import check_digit, is_well_formed, number

SERIALS = st.integers(1, 10**11 - 1)


@pytest.mark.parametrize(
    ("digits", "digit"),
    [("00614141123456789", 0), ("37610425002123456", 9), ("590123412345", 7), ("1", 7), ("0", 0)],
)
def test_the_check_digit_is_that_of_gs1(digits: str, digit: int) -> None:
    assert check_digit(digits) == digit


@given(SERIALS)
def test_a_number_is_kd_and_twelve_digits_and_well_formed(serial: int) -> None:
    made = number(serial)
    assert made.startswith("KD")
    assert len(made) == 14
    assert made[2:13] == f"{serial:011d}"
    assert is_well_formed(made)


@given(SERIALS, st.integers(2, 13), st.integers(1, 9))
def test_one_wrong_digit_is_always_caught(serial: int, place: int, more: int) -> None:
    made = number(serial)
    wrong = made[:place] + str((int(made[place]) + more) % 10) + made[place + 1 :]
    assert not is_well_formed(wrong)


@given(SERIALS, SERIALS)
def test_two_serials_never_share_a_number(one: int, other: int) -> None:
    assert (number(one) == number(other)) == (one == other)


def test_printed_stock_without_a_check_digit_is_taken_only_when_said() -> None:
    printed = "KD250922000117"
    assert number(250922000117, checked=False) == printed
    assert not is_well_formed(printed)
    assert is_well_formed(printed, allow_unchecked=True)


@pytest.mark.parametrize(
    "text",
    ["", "KD", "KD25092200011", "KD2509220001178", "kd250922000117", "XX250922000117",
     "KD25092200011A", "KD２５０９２２０００１１７", "KD250922000117\n", " KD250922000117"],
)  # fmt: skip
def test_what_is_no_house_number(text: str) -> None:
    assert not is_well_formed(text, allow_unchecked=True)


@pytest.mark.parametrize(
    ("serial", "checked"), [(0, True), (-1, True), (10**11, True), (10**12, False)]
)
def test_a_serial_that_does_not_fit_is_refused(serial: int, checked: bool) -> None:
    with pytest.raises(ValueError, match="serial"):
        number(serial, checked)


@pytest.mark.parametrize("digits", ["", "12a", "１２", "-1"])
def test_a_check_digit_needs_digits(digits: str) -> None:
    with pytest.raises(ValueError, match="not digits"):
        check_digit(digits)
