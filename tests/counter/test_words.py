"""Words in two languages."""

from __future__ import annotations

import pytest

from counter import words


def test_a_language_is_spoken_until_another_is_chosen() -> None:
    for tag in words.LANGUAGES:
        words.use(tag)
        assert words.language() == tag


@pytest.mark.parametrize("tag", ["", "zh_CN", "fr", "EN"])
def test_a_language_the_product_lacks_is_refused(tag: str) -> None:
    before = words.language()
    with pytest.raises(ValueError, match=tag or "^$"):
        words.use(tag)
    assert words.language() == before


def test_an_unknown_text_stays_as_it_is() -> None:
    assert words.translate("no such text {x}", "zh-CN") == "no such text {x}"


def test_an_empty_text_is_not_the_catalogues_header() -> None:
    assert words.translate("", "zh-CN") == ""


@pytest.mark.parametrize(
    ("row", "tag", "word"),
    [
        ({"zh-CN": "标准", "en": "Standard"}, "zh-CN", "标准"),
        ({"zh-CN": "标准", "en": "Standard"}, "en", "Standard"),
        ({"en": "Standard"}, "zh-CN", "Standard"),
        ({"zh-CN": "", "en": "Standard"}, "zh-CN", "Standard"),
        ({}, "en", ""),
    ],
)
def test_a_rules_word_falls_back_to_english(row: dict[str, str], tag: str, word: str) -> None:
    assert words.pick(row, tag) == word


def test_a_rules_word_is_in_the_language_spoken() -> None:
    words.use("en")
    assert words.pick({"zh-CN": "标准", "en": "Standard"}) == "Standard"


def test_marking_a_text_changes_nothing() -> None:
    assert words.N_("Total") == "Total"
