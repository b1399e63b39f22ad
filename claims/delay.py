"""What a late parcel is owed (P-COMP, cases late and total delay)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal, TypeAlias

from claims.terms import Terms
from tariffs.money import Fen, half_up, to_text
from tariffs.weight import kg_text
from tariffs.why import Why

DelayCase: TypeAlias = Literal["none", "late", "total-delay"]


@dataclass(frozen=True, slots=True)
class LateParcel:
    """The facts of one parcel; the instants are aware, `delivered_at` None while on its way.

    Freight is what was paid in fen: discount taken off, without insurance and packaging.
    """

    freight_fen: Fen
    promised_at: datetime
    total_delay_at: datetime
    at: datetime
    delivered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """What may be offered now, in fen. In a total delay a loss claim applies beside it."""

    amount_fen: Fen
    case: DelayCase
    rule: str
    why: Why

    @property
    def loss_claim(self) -> bool:
        """Whether the parcel may be treated as lost: the value is then paid on top by a claim."""
        return self.case == "total-delay"


def delay_compensation(parcel: LateParcel, terms: Terms) -> Hint:
    """Return the compensation for a missed promise, as it stands at `parcel.at`.

    A limit is met at the very instant it names. A total delay gives the same freight here;
    what the contents are worth is for the loss claim. Raises ValueError for negative freight.
    """
    if parcel.freight_fen < 0:
        raise ValueError(f"freight below zero: {parcel.freight_fen}")
    case = _case(parcel)
    percent = terms.delay.freight_percent
    fen = 0 if case == "none" else half_up(parcel.freight_fen * percent / Decimal(100))
    return Hint(fen, case, f"{terms.id}/delay/{case}", _why(parcel, case, fen, terms))


def _case(parcel: LateParcel) -> DelayCase:
    end = parcel.at if parcel.delivered_at is None else parcel.delivered_at
    if end <= parcel.promised_at:
        return "none"
    return "late" if end <= parcel.total_delay_at else "total-delay"


def _why(parcel: LateParcel, case: DelayCase, fen: Fen, terms: Terms) -> Why:
    percent = kg_text(terms.delay.freight_percent)
    freight = to_text(parcel.freight_fen)
    delivered = "-" if parcel.delivered_at is None else parcel.delivered_at.isoformat()
    return Why(
        rule=f"{terms.id}/delay/{case}",
        valid_from=terms.valid_from,
        valid_to=terms.valid_to,
        mark=terms.mark,
        source=terms.source,
        inputs=(
            ("freight", freight),
            ("promised", parcel.promised_at.isoformat()),
            ("delivered", delivered),
            ("at", parcel.at.isoformat()),
            ("total-delay", parcel.total_delay_at.isoformat()),
        ),
        arithmetic=to_text(0) if case == "none" else f"{freight} × {percent} % = {to_text(fen)}",
    )
