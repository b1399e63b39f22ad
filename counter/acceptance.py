"""What an acceptance consists of, and what must be there before a parcel is taken in.

Real-name acceptance, opened inspection and the disclosure of the liability terms are duties of
the Interim Regulations on Express Delivery; nobody can waive them (P-PRIV, SM-PARCEL "accept").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from counter.refusal import Refused, define
from counter.words import N_
from tariffs.weight import Dimensions

FIELD_MISSING = define(
    "field-missing",
    happened=N_("Still missing: {field}."),
    stored=N_("Nothing was stored; what is typed stays."),
    todo=N_("Fill the field the cursor is in, then press F10 again."),
    say=N_("May I ask you for one more detail?"),
)
CHECK_MISSING = define(
    "check-missing",
    happened=N_("A compulsory check is not done: {field}."),
    stored=N_("Nothing was stored; no waybill number was used."),
    todo=N_("Do the check, mark it, then press F10 again. Nobody can waive it."),
    say=N_("The law asks me for one more check before I may accept your parcel."),
)
FIELD_NOT_VALID = define(
    "field-not-valid",
    happened=N_("{field} cannot be read: {value}."),
    stored=N_("Nothing was stored; what is typed stays."),
    todo=N_("Correct it: {hint}."),
    say=N_("Let me check that with you."),
)

DELIVERY_WAYS = ("door", "station", "locker")
IDENTITY_KINDS = ("resident-id", "passport", "permit", "licence", "known-contract")
_PHONE = re.compile(r"\+?[0-9]{7,15}", re.ASCII)
LONGEST = 200
_LAST_DIGITS = 4
_MOST_ITEMS = 20
_MOST_PIECES = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A sender or a recipient. The place is a code or a name; the address is the street part."""

    name: str
    phone: str
    place: str
    address: str = field(default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of the contents."""

    name: str
    quantity: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """What was done before acceptance: each is a duty, none has a default of "done"."""

    identity: str | None = None
    identity_last4: str = ""
    inspection: bool = False
    disclosure: bool = False
    delivery: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Goods:
    """What is in the parcel and how it is packed; kg, cm, fen.

    `insured` None means that nobody has asked yet: the decision is compulsory (P-COMP).
    """

    contents: tuple[Item, ...]
    weight_kg: Decimal
    dims: Dimensions | None = None
    goods_class: str | None = None
    insured: bool | None = None
    declared_fen: int | None = None
    packaging: str | None = None
    papers: bool = False


def plain_phone(text: str) -> str:
    """The digits of a phone number as typed, `+` kept at its start."""
    return re.sub(r"[\s\-()（）]", "", text)


def refuse_incomplete(sender: Party, recipient: Party, goods: Goods, checks: Checks) -> None:
    """Raise Refused for the first thing that is missing, in the order of the form."""
    for role, party in (("sender", sender), ("recipient", recipient)):
        _refuse_party(role, party)
    if not goods.contents or not all(item.name.strip() for item in goods.contents):
        raise Refused(FIELD_MISSING, field="contents")
    if len(goods.contents) > _MOST_ITEMS or not all(_is_line(item) for item in goods.contents):
        raise Refused(
            FIELD_NOT_VALID, field="contents", value="", hint="1-20 lines, quantity 1-9999"
        )
    if goods.insured is None:
        raise Refused(FIELD_MISSING, field="insured")
    _refuse_unchecked(checks)


def _is_line(item: Item) -> bool:
    return len(item.name) <= LONGEST and 1 <= item.quantity <= _MOST_PIECES


def _refuse_unchecked(checks: Checks) -> None:
    if checks.identity is None:
        raise Refused(CHECK_MISSING, field="identity")
    if checks.identity not in IDENTITY_KINDS:
        raise Refused(
            FIELD_NOT_VALID, field="identity", value=checks.identity, hint=", ".join(IDENTITY_KINDS)
        )
    if len(checks.identity_last4) > _LAST_DIGITS:
        # The whole number of a document is never kept (P-PRIV).
        raise Refused(FIELD_NOT_VALID, field="identity_last4", value="…", hint="1234")
    if not checks.inspection:
        raise Refused(CHECK_MISSING, field="inspection")
    if not checks.disclosure:
        raise Refused(CHECK_MISSING, field="disclosure")
    if checks.delivery is None:
        raise Refused(CHECK_MISSING, field="delivery")
    if checks.delivery not in DELIVERY_WAYS:
        raise Refused(
            FIELD_NOT_VALID, field="delivery", value=checks.delivery, hint=", ".join(DELIVERY_WAYS)
        )


def _refuse_party(role: str, party: Party) -> None:
    for name in ("name", "phone", "place", "address"):
        text: str = getattr(party, name)
        if not text.strip() and not (role == "sender" and name == "address"):
            raise Refused(FIELD_MISSING, field=f"{role}.{name}")
        if len(text) > LONGEST:
            raise Refused(
                FIELD_NOT_VALID, field=f"{role}.{name}", value=text[:20] + "…", hint="200"
            )
    if not _PHONE.fullmatch(plain_phone(party.phone)):
        raise Refused(
            FIELD_NOT_VALID, field=f"{role}.phone", value="…", hint="138-0000-1101, +852 2345 6789"
        )
