"""A line of the command bar as a shell command; what needs a screen says so."""

from __future__ import annotations

from counter.cli.session import Session
from counter.line import VERBS, Line, line_weight
from counter.refusal import WrongUsage, define
from counter.words import N_

NEEDS_SCREEN = define(
    "needs-screen",
    happened=N_("The command {verb} needs the screens."),
    stored=N_("Nothing was stored."),
    todo=N_("Start the program without a command and type it into the command bar."),
    say=N_("One moment please."),
)
WORDS_MISSING = define(
    "words-missing",
    happened=N_("After {verb} something is missing: {usage}."),
    stored=N_("Nothing was stored."),
    todo=N_("Type the line again in full."),
    say=N_("One moment please."),
)


def shell_words(line: Line, session: Session) -> list[str]:
    """The words of the shell command that does what the line says.

    Raises WrongUsage `needs-screen` or `words-missing`.
    """
    if line.verb == "quote":
        if len(line.words) < 2:
            raise _missing("quote")
        place, weight, *size = line.words
        origin = session.origin()
        words = ["quote", "--from", origin, "--to", place, "--weight", line_weight(weight)]
        return [*words, "--dims", size[0]] if size else words
    if line.verb == "track":
        if not line.words:
            raise _missing("track")
        return ["track", "".join(line.words)]
    if line.verb == "verify":
        return ["journal", "verify"]
    raise WrongUsage(NEEDS_SCREEN, verb=line.verb)


def _missing(key: str) -> WrongUsage:
    verb = next(verb for verb in VERBS if verb.key == key)
    return WrongUsage(WORDS_MISSING, verb=key, usage=verb.usage)
