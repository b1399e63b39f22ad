"""One line, one job: the grammar of the command bar, of `counter do` and of SSH (DEC-9).

A line is a verb and its words, separated by blanks; full-width characters count as their narrow
forms. Each verb has an English form, pinyin initials and a keypad number; a waybill number alone
means "track it".
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from counter.refusal import WrongUsage, define
from counter.words import N_

UNKNOWN_VERB = define(
    "unknown-verb",
    happened=N_("There is no command {verb}."),
    stored=N_("Nothing was stored."),
    todo=N_("Use one of: {known}."),
    say=N_("One moment please."),
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A job's name on a line: its key, its spellings and what follows it."""

    key: str
    spellings: tuple[str, ...]
    usage: str
    meaning: str


VERBS = (
    Verb("home", ("h", "sy", "1", "home"), "", N_("home: what waits")),
    Verb("quote", ("q", "bj", "10", "quote"), N_("PLACE KG or grams [LxWxH]"), N_("quote a route")),
    Verb("accept", ("a", "sj", "20", "accept"), N_("[PLACE KG [LxWxH]]"), N_("take a parcel in")),
    Verb("again", ("==", "zl", "21", "again"), "", N_("the last parcel again, weight blank")),
    Verb("track", ("t", "cx", "30", "track"), N_("NUMBER or last digits"), N_("track a parcel")),
    Verb("verify", ("bb", "jy", "80", "verify"), "", N_("verify the journal")),
    Verb("language", ("lang", "yy", "90", "language"), "zh | en", N_("change the language")),
    Verb("lock", ("lock", "sd", "91"), "", N_("lock the screen")),
    Verb("sign-out", ("out", "qt", "92", "sign-out"), "", N_("sign out")),
    Verb("help", ("help", "bz", "?", "99"), "", N_("help")),
    Verb("quit", ("quit", "tc", "0", "exit"), "", N_("leave the program")),
)

_BY_SPELLING = {spelling: verb for verb in VERBS for spelling in verb.spellings}
_NUMBER_DIGITS = 8
_GRAM_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line understood: the verb's key and the words after it."""

    verb: str
    words: tuple[str, ...]


def parse(text: str) -> Line:
    """What a line means.

    Raises WrongUsage `unknown-verb`, which lists the verbs there are.
    """
    words = unicodedata.normalize("NFKC", text).split()
    if not words:
        return Line("home", ())
    verb = _BY_SPELLING.get(words[0].lower())
    if verb is not None:
        return Line(verb.key, tuple(words[1:]))
    if looks_like_number(words[0]):
        return Line("track", tuple(words))
    known = ", ".join(f"{verb.spellings[0]}/{verb.spellings[1]}" for verb in VERBS)
    raise WrongUsage(UNKNOWN_VERB, verb=words[0][:20], known=known)


def line_weight(word: str) -> str:
    """A weight of a line in kg: `2.35` is kilograms, three or more digits alone are grams.

    `2350` becomes `2.35`; what is no number stays as it is and is named by who reads it.
    """
    if word.isascii() and word.isdigit() and len(word) >= _GRAM_DIGITS:
        kilograms, grams = divmod(int(word), 1000)
        return f"{kilograms}.{grams:03d}".rstrip("0").rstrip(".")
    return word


def looks_like_number(word: str) -> bool:
    """Whether a word looks like a waybill number: long, of letters and digits only."""
    plain = word.replace("-", "")
    return (
        plain.isascii()
        and plain.isalnum()
        and sum(sign.isdigit() for sign in plain) >= _NUMBER_DIGITS
    )
