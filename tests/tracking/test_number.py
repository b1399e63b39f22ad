"""What a typed number is, and whether it was mistyped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracking.number import NumberKind, normalise, recognise, s10_check_digit


@pytest.mark.parametrize(
    ("typed", "text", "kind"),
    [
        ("KD250922000117", "KD250922000117", NumberKind.HOUSE),
        (" kd 2509-2200 0117 ", "KD250922000117", NumberKind.HOUSE),
        ("ＫＤ２５０９２２０００１１７", "KD250922000117", NumberKind.HOUSE),
        ("\u200bKD250922\u00ad000117\r\n", "KD250922000117", NumberKind.HOUSE),
        ("KD25092200011", "KD25092200011", NumberKind.OTHER),
        ("RR473124829CN", "RR473124829CN", NumberKind.S10),
        ("rr 473 124 829 cn", "RR473124829CN", NumberKind.S10),
        ("YT6074326614455", "YT6074326614455", NumberKind.OTHER),
        ("KD٢٥٠٩٢٢٠٠٠١١٧", "KD٢٥٠٩٢٢٠٠٠١١٧", NumberKind.OTHER),
        ("  - ", "", NumberKind.EMPTY),
    ],
)
def test_a_number_is_recognised(typed: str, text: str, kind: NumberKind) -> None:
    found = recognise(typed)
    assert (found.text, found.kind) == (text, kind)


@pytest.mark.parametrize(
    ("serial", "digit"),
    # The first is a printed example; the next three reach the two special remainders.
    [
        ("47312482", "9"),
        ("00000000", "5"),
        ("10001000", "5"),
        ("00000900", "0"),
        ("10000001", "7"),
        ("00000002", "8"),
    ],
)
def test_the_check_digit_of_the_postal_standard(serial: str, digit: str) -> None:
    assert s10_check_digit(serial) == digit


def test_a_wrong_check_digit_is_said_with_the_right_one() -> None:
    found = recognise("RR473124828CN")
    assert found.mistyped
    assert found.expected == "9"
    assert not recognise("RR473124829CN").mistyped


@given(st.from_regex(r"[0-9]{8}", fullmatch=True), st.integers(0, 7), st.integers(1, 9))
def test_one_wrong_digit_of_the_serial_is_always_noticed(
    serial: str, place: int, shift: int
) -> None:
    wrong = str((int(serial[place]) + shift) % 10)
    typed = serial[:place] + wrong + serial[place + 1 :]
    right, other = s10_check_digit(serial), s10_check_digit(typed)
    # Two remainders share the digit 5 in the standard, so only that one may pass unseen.
    assert right != other or right == "5"


@given(st.text(max_size=100))
def test_a_normal_form_is_normal(typed: str) -> None:
    once = normalise(typed)
    assert normalise(once) == once
    assert len(once) <= 64
