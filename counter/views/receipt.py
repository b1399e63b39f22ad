"""The slip of a parcel, from the fact of its acceptance."""

from __future__ import annotations

from collections.abc import Callable

from counter.jobs.record_contact import PARCEL_UNKNOWN
from counter.outlet import Outlet
from counter.receipt import Slip
from counter.refusal import Refused
from counter.rulebook import RuleBook
from counter.store import parcels
from counter.store.engine import sqlite


def slip_of(
    rules: RuleBook, outlet: Outlet, waybill: str, copy: int = 0
) -> Callable[[sqlite.Connection], Slip]:
    """The question for `desk.ask`: what the receipt of a parcel is made of.

    Raises Refused `parcel-unknown`.
    """

    def question(connection: sqlite.Connection) -> Slip:
        parcel = parcels.find(connection, waybill)
        row = connection.execute(
            "SELECT j.number, j.hash FROM parcels p JOIN journal j"
            " ON j.terminal = p.terminal AND j.number = p.fact WHERE p.waybill = ?",
            (waybill,),
        ).fetchone()
        if parcel is None or row is None:
            raise Refused(PARCEL_UNKNOWN, number=waybill)
        return Slip(outlet, rules, parcel, row["number"], row["hash"], copy)

    return question
