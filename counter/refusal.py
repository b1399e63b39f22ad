"""Every "no" of the program: a code, and five parts a clerk can use (H15).

What happened, what is stored, what to do now, what to tell the customer, and the code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counter.canonical import Json
from counter.role_words import in_language
from counter.words import translate


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one code, as English source strings with {facts} in them."""

    happened: str
    stored: str
    todo: str
    say: str


_WORDS: dict[str, Wording] = {}


def define(code: str, *, happened: str, stored: str, todo: str, say: str) -> str:
    """Give a code its words and return it; a code is given its words once."""
    words = Wording(happened, stored, todo, say)
    if _WORDS.setdefault(code, words) != words:
        raise ValueError(f"two wordings for {code}")
    return code


def all_wordings() -> Mapping[str, Wording]:
    """Every code that is known to the modules loaded so far."""
    return dict(_WORDS)


class Trouble(Exception):
    """Something that is not done, with its code and its facts; `exit_code` is the shell's."""

    exit_code = 4

    def __init__(self, code: str, **facts: Json) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: dict[str, Json] = facts

    def wording(self, language: str) -> Wording:
        """The five parts in a language, facts filled in."""
        words = _WORDS[self.code]
        facts = {
            name: "" if fact is None else in_language(name, str(fact), language)
            for name, fact in self.facts.items()
        }
        texts = (words.happened, words.stored, words.todo, words.say)
        return Wording(*(translate(text, language).format_map(_Facts(facts)) for text in texts))

    def message(self, language: str) -> str:
        """What happened, in a language."""
        return self.wording(language).happened


class Refused(Trouble):
    """A rule says no (exit code 1). Nothing is stored but what the wording says."""

    exit_code = 1


class WrongUsage(Trouble):
    """The command was given wrongly (exit code 2)."""

    exit_code = 2


class Fault(Trouble):
    """The data or the machine is at fault (exit code 4)."""

    exit_code = 4


class _Facts(dict[str, str]):
    """Facts for a sentence; one that is missing shows its name rather than failing."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"
