"""The grammar of the command bar: one line, one job."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.line import VERBS, line_weight, looks_like_number, parse
from counter.refusal import WrongUsage


@pytest.mark.parametrize(
    ("line", "verb", "words"),
    [
        ("", "home", ()),
        ("  ", "home", ()),
        ("h", "home", ()),
        ("1", "home", ()),
        ("q 成都武侯 4.2 50x40x30", "quote", ("成都武侯", "4.2", "50x40x30")),
        ("bj 成都 4.2", "quote", ("成都", "4.2")),
        ("10 成都 4.2", "quote", ("成都", "4.2")),
        ("QUOTE 成都 4.2", "quote", ("成都", "4.2")),
        ("ｑ　成都　４．２　５０ｘ４０ｘ３０", "quote", ("成都", "4.2", "50x40x30")),
        ("a", "accept", ()),
        ("sj 成都 1", "accept", ("成都", "1")),
        ("20", "accept", ()),
        ("t KD330106000018", "track", ("KD330106000018",)),
        ("cx 2208 方可", "track", ("2208", "方可")),
        ("30 2208", "track", ("2208",)),
        ("KD330106000018", "track", ("KD330106000018",)),
        ("ＫＤ３３０１０６００００１８", "track", ("KD330106000018",)),
        ("kd-330106-000018", "track", ("kd-330106-000018",)),
        ("jy", "verify", ()),
        ("80", "verify", ()),
        ("yy en", "language", ("en",)),
        ("sd", "lock", ()),
        ("qt", "sign-out", ()),
        ("?", "help", ()),
        ("？", "help", ()),
        ("tc", "quit", ()),
        ("0", "quit", ()),
    ],
)
def test_a_line_means_one_job(line: str, verb: str, words: tuple[str, ...]) -> None:
    found = parse(line)
    assert (found.verb, found.words) == (verb, words)


@pytest.mark.parametrize("line", ["xyz", "1234567", "2208", "七", "--help", "\x1b[A", "qq 成都 1"])
def test_anything_else_is_refused_with_the_verbs_there_are(line: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        parse(line)
    assert caught.value.code == "unknown-verb"
    assert "q/bj" in str(caught.value.facts["known"])


def test_no_spelling_has_two_meanings() -> None:
    spellings = [spelling for verb in VERBS for spelling in verb.spellings]
    assert len(spellings) == len(set(spellings))
    assert all(spelling == spelling.lower() for spelling in spellings)


def test_every_verb_has_a_letter_a_pinyin_and_a_digit_form() -> None:
    for verb in VERBS:
        assert any(spelling.isdigit() for spelling in verb.spellings), verb.key
        assert sum(spelling.isalpha() for spelling in verb.spellings) >= 2, verb.key


@pytest.mark.parametrize(
    ("word", "like"),
    [
        ("KD330106000018", True),
        ("12345678", True),
        ("1234-5678", True),
        ("1234567", False),
        ("KD1234567", False),
        ("１２３４５６７８", False),
        ("1234567.8", False),
        ("", False),
    ],
)
def test_a_number_is_long_and_plain(word: str, like: bool) -> None:
    assert looks_like_number(word) is like


@given(st.text(max_size=80))
def test_every_line_is_understood_or_refused(text: str) -> None:
    try:
        meant = parse(text).verb
    except WrongUsage as refused:
        meant = refused.code
    assert meant in {"unknown-verb", *(verb.key for verb in VERBS)}


@pytest.mark.parametrize(
    ("word", "kilograms"),
    [
        ("2350", "2.35"),
        ("4200", "4.2"),
        ("500", "0.5"),
        ("10000", "10"),
        ("1005", "1.005"),
        ("50", "50"),
        ("2.35", "2.35"),
        ("4.2kg", "4.2kg"),
        ("", ""),
    ],
)
def test_three_digits_and_more_alone_are_grams(word: str, kilograms: str) -> None:
    assert line_weight(word) == kilograms
