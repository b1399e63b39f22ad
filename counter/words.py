"""Words by gettext: English in the code, a catalogue for each further language (DEC-13)."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LANGUAGES = ("zh-CN", "en")
DEFAULT = "zh-CN"

_chosen = [DEFAULT]


def use(language: str) -> None:
    """Speak this language from now on, in every task and thread of the process.

    Raises ValueError for a language the product does not have.
    """
    if language not in LANGUAGES:
        raise ValueError(language)
    _chosen[0] = language


def language() -> str:
    """The language spoken now: `zh-CN` or `en`."""
    return _chosen[0]


@cache
def _catalogue(tag: str) -> gettext.NullTranslations:
    folder = Path(__file__).parent / "locale"
    return gettext.translation("counter", folder, [tag.replace("-", "_")], fallback=True)


def translate(text: str, tag: str) -> str:
    """A source string in one language; the source itself where no word is known."""
    return _catalogue(tag).gettext(text) if text else ""


def _(text: str) -> str:
    """A source string in the language spoken now."""
    return translate(text, language())


def N_(text: str) -> str:  # noqa: N802 - the name every gettext tool looks for
    """Mark a source string for the catalogue; it is translated when it is shown."""
    return text


def pick(words: Mapping[str, str], tag: str | None = None) -> str:
    """The word of a rule row in a language (now's by default), else in English."""
    return words.get(tag or language()) or words.get("en", "")
