"""What the words of an enquiry lead to: one number in full, or the parcels that fit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from counter.line import looks_like_number
from counter.outlet import Outlet
from counter.rulebook import RuleBook
from counter.store.engine import sqlite
from counter.tracked import look_up
from counter.views.find_parcel import Found, find_parcels
from counter.views.track import TrackView, track
from tracking.number import normalise


def search(
    rules: RuleBook, outlet: Outlet, words: tuple[str, ...], at: datetime
) -> Callable[[sqlite.Connection], TrackView | tuple[Found, ...]]:
    """The question for `desk.ask`: a view when the words mean one parcel, otherwise all that fit.

    Raises Refused `number-mistyped` or `number-unknown` for a whole number that nobody knows.
    """

    def question(connection: sqlite.Connection) -> TrackView | tuple[Found, ...]:
        whole = normalise("".join(words))
        view = track(rules, outlet, whole, at)(connection) if whole else None
        if view is not None:
            return view
        found = find_parcels(words)(connection)
        if not found and looks_like_number(whole):
            return look_up(rules, outlet, whole, at)(connection)
        only = track(rules, outlet, found[0].waybill, at)(connection) if len(found) == 1 else None
        return only or found

    return question
