"""A person chooses the language they read."""

from __future__ import annotations

from dataclasses import dataclass

from counter.job import Bench, Command, Outcome, Topic, handles
from counter.jobs.add_staff import BAD_STAFF
from counter.refusal import Refused
from counter.store.fact import Fact
from counter.words import LANGUAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseLanguage(Command):
    """`zh-CN` or `en`, for the person who asks."""

    language: str


@handles(ChooseLanguage)
def choose_language(command: ChooseLanguage, bench: Bench) -> Outcome:
    """Remember it; raises Refused `bad-staff` for a language the product does not have."""
    if command.language not in LANGUAGES:
        raise Refused(BAD_STAFF, what="language", value=command.language)
    body = {"staff": bench.actor.id, "language": command.language}
    bench.write(Fact("language_chosen", body))
    return Outcome(body, frozenset({Topic.STAFF}))
