"""Numbers that are asked about: their normal form, and what to say when nothing is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from counter.outlet import Outlet
from counter.refusal import Refused, define
from counter.rulebook import RuleBook
from counter.store.engine import sqlite
from counter.views.track import TrackView, track
from counter.words import N_
from tracking.number import NumberKind, normalise, recognise

NUMBER_UNKNOWN = define(
    "number-unknown",
    happened=N_("Nothing is known here about {number}."),
    stored=N_("Nothing was stored."),
    todo=N_("Check the number with the customer; a new parcel shows after some hours."),
    say=N_("I find nothing under this number yet; may I check it with you digit by digit?"),
)
NUMBER_MISTYPED = define(
    "number-mistyped",
    happened=N_("{number} has a wrong digit: its check digit should be {expected}."),
    stored=N_("Nothing was stored."),
    todo=N_("Type the number again from the label."),
    say=N_("One digit does not fit; could you read it to me once more, please?"),
)
NUMBER_EMPTY = define(
    "number-empty",
    happened=N_("No number was given."),
    stored=N_("Nothing was stored."),
    todo=N_("Type or scan a number."),
    say=N_("Could you give me the number, please?"),
)


def plain_number(given: str) -> str:
    """The normal form of a number as typed or scanned.

    Raises Refused `number-empty`.
    """
    plain = normalise(given)
    if not plain:
        raise Refused(NUMBER_EMPTY)
    return plain


def look_up(
    rules: RuleBook, outlet: Outlet, given: str, at: datetime
) -> Callable[[sqlite.Connection], TrackView]:
    """The question for `desk.ask`: what is known of a number as typed.

    Raises Refused `number-empty`, `number-mistyped` (named before anybody is asked) or
    `number-unknown`.
    """
    plain = plain_number(given)

    def question(connection: sqlite.Connection) -> TrackView:
        view = track(rules, outlet, plain, at)(connection)
        if view is not None:
            return view
        known = recognise(plain)
        if known.kind is not NumberKind.EMPTY and known.mistyped:
            raise Refused(NUMBER_MISTYPED, number=plain, expected=known.expected)
        raise Refused(NUMBER_UNKNOWN, number=plain)

    return question
