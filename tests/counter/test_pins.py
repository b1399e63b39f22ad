"""PINs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.pins import fits, hash_pin, is_well_formed, one_time_pin


@pytest.mark.parametrize("pin", ["246810", "100000", "112233", "000001", "890123", "121212"])
def test_six_digits_that_are_no_run_will_do(pin: str) -> None:
    assert is_well_formed(pin)


@pytest.mark.parametrize(
    "pin",
    [
        "", "12345", "1234567", "12345a", " 24681", "２４６８１０", "٢٤٦٨١٠", "²²²²²¹", "999999",
        "012345", "123456", "234567", "345678", "456789", "567890",
        "987654", "876543", "765432", "654321", "543210",
    ],
)  # fmt: skip
def test_a_run_or_one_digit_six_times_will_not(pin: str) -> None:
    assert not is_well_formed(pin)


@given(st.text(max_size=8))
def test_only_six_ascii_digits_are_a_pin(text: str) -> None:
    assert not is_well_formed(text) or (len(text) == 6 and text.isascii() and text.isdigit())


def test_a_hash_fits_its_pin_only() -> None:
    kept = hash_pin("246810")
    assert fits(kept, "246810")
    assert not fits(kept, "246811")
    assert not fits(kept, "")
    assert hash_pin("246810") != kept


@pytest.mark.parametrize("kept", ["", "246810", "$argon2id$broken", "$2b$12$abc"])
def test_what_is_no_hash_fits_nothing(kept: str) -> None:
    assert not fits(kept, "246810")


def test_one_time_pins_differ_and_are_well_formed() -> None:
    made = {one_time_pin() for _ in range(100)}
    assert len(made) > 90
    assert all(is_well_formed(pin) for pin in made)
