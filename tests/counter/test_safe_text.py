"""The one door for texts from outside."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from counter.safe_text import safe_text

ANY = st.text(st.characters(), max_size=300)
NASTY = st.text(
    st.sampled_from("a沈e\u0301\u200d\u200b\u202e\u2066\x1b\x00\x7f\x9b\ufe0f\u3164\ud800\n\r\t[]"),
    max_size=60,
)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("", ""),
        ("[3号楼] 沈雨桐", "[3号楼] 沈雨桐"),
        ("[red]not markup[/red]", "[red]not markup[/red]"),
        ("\x1b[2J\x1b[31m", "␛[2J␛[31m"),
        ("a\x00b\x07c\x7f", "a␀b␇c␡"),
        ("\x9b31m", "\ufffd31m"),
        ("abc\u202edef", "abc\ufffddef"),
        ("\u2066x\u2069", "\ufffdx\ufffd"),
        ("a\u200bb\u2060c\ufeffd", "abcd"),
        ("x\u3164y", "xy"),
        ("❤\ufe0f", "❤"),
        ("\ud800", "?"),
        ("line\nline\r\nline\u2028line", "line line line line"),
        ("tab\there", "tab here"),
        ("e\u0301", "é"),
        ("a" + "\u0336" * 9, "a" + "\u0336" * 3),
    ],
)
def test_a_text_becomes_inert(raw: str, shown: str) -> None:
    assert safe_text(raw) == shown


def test_line_ends_stay_where_several_lines_are_wanted() -> None:
    assert safe_text("a\r\nb\nc\td", multiline=True) == "a\nb\nc d"


@pytest.mark.parametrize(("value", "shown"), [(None, "None"), (7, "7"), (b"\x1b", "b'\\x1b'")])
def test_anything_can_be_handed_in(value: object, shown: str) -> None:
    assert safe_text(value) == shown


@given(st.one_of(ANY, NASTY))
@example("e\u200d\u0301")
@example("a\u0336\u0336\u0336\u200d\u0336\u0336\u0336")
def test_what_came_through_the_door_goes_through_it_unchanged(raw: str) -> None:
    once = safe_text(raw)
    assert safe_text(once) == once


@given(st.one_of(ANY, NASTY), st.booleans())
def test_nothing_that_commands_a_terminal_comes_out(raw: str, multiline: bool) -> None:
    text = safe_text(raw, multiline=multiline)
    text.encode("utf-8")
    kept = set(text) - ({"\n"} if multiline else set())
    assert {unicodedata.category(sign) for sign in kept}.isdisjoint({"Cc", "Cf", "Cs", "Cn"})
    assert not kept & set("\u061c\u200e\u200f\u202a\u202e\u2066\u2069\u2028\u2029")


@given(ANY, st.integers(1, 50))
def test_it_is_never_longer_than_asked_for(raw: str, limit: int) -> None:
    assert len(safe_text(raw, limit=limit)) <= limit


def test_what_was_cut_says_so() -> None:
    assert safe_text("x" * 100, limit=10) == "x" * 9 + "…"
    assert safe_text("\u200b" * 100 + "x", limit=10) == "…"


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=200))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert safe_text(text) == text
