"""From the texts of the form to what the tariff and the desk are asked."""

from __future__ import annotations

import re
from decimal import Decimal

from counter.acceptance import FIELD_MISSING, FIELD_NOT_VALID, Checks, Goods, Item, Party
from counter.jobs.take_in import TakeIn
from counter.quoting import Wanted
from counter.refusal import Refused
from screens.intake.form import Form
from screens.widgets.kinds import decimal_of
from tariffs.weight import Dimensions, to_dimensions, to_kg

_QUANTITY = re.compile(r"(?P<name>.+?)(?:\s*[×*]\s*|\s+[xX]\s*)(?P<count>[0-9]{1,3})", re.ASCII)
_BETWEEN = re.compile(r"[;；、]")
COMPULSORY = (
    "to", "weight", "insured", "product", "sender_phone", "sender_name",
    "recipient_phone", "recipient_name", "recipient_address", "contents",
    "identity", "inspection", "disclosure", "delivery",
)  # fmt: skip
"""What an acceptance cannot do without, in the order in which the customer is asked."""


def missing(form: Form) -> tuple[str, ...]:
    """The compulsory fields that are still empty, in the order of the form."""
    return tuple(name for name in COMPULSORY if not form.text(name))


def wanted(form: Form, role: str) -> Wanted | None:
    """What to quote, or None while too little is typed, or something is half typed."""
    try:
        weight, size = _weight(form), _size(form)
    except Refused:
        return None
    if not form.text("from") or not form.text("to"):
        return None
    declared = fen(form.text("declared"))
    return Wanted(
        origin=form.text("from"),
        destination=form.text("to"),
        weight_kg=weight,
        dims=size,
        declared_fen=declared,
        insured=form.text("insured") == "yes" and declared is not None,
        packaging=form.text("pack") or None,
        goods_class=form.text("goods") or None,
        papers=form.ticked("papers"),
        discount_percent=decimal_of(form.text("discount")) or Decimal(0),
        role=role,
    )


def order(form: Form, job: str) -> TakeIn:
    """The command of the form under its job's id.

    Raises Refused `field-missing` or `field-not-valid` for what the desk could not even read.
    """
    return TakeIn(
        job=job,
        sender=_party(form, "sender", form.text("from")),
        recipient=_party(form, "recipient", form.text("to")),
        goods=_goods(form),
        checks=_checks(form),
        product=_compulsory(form, "product"),
        tendered_fen=fen(form.text("cash")),
        discount_percent=decimal_of(form.text("discount")) or Decimal(0),
        waybill=form.text("label") or None,
    )


def fen(text: str) -> int | None:
    """The fen of a yuan amount as typed, None when nothing is."""
    amount = decimal_of(text.strip().rstrip("."))
    return None if amount is None else int(amount * 100)


def items(text: str) -> tuple[Item, ...]:
    """Contents such as `toy ×2; book` as lines of name and quantity."""
    found = []
    for part in filter(None, (piece.strip() for piece in _BETWEEN.split(text))):
        match = _QUANTITY.fullmatch(part)
        name, count = (match["name"], int(match["count"])) if match else (part, 1)
        found.append(Item(name=name.strip(), quantity=count))
    return tuple(found)


def _party(form: Form, role: str, place: str) -> Party:
    name, phone, address = (form.text(f"{role}_{part}") for part in ("name", "phone", "address"))
    return Party(name=name, phone=phone, place=place, address=address)


def _goods(form: Form) -> Goods:
    insured = form.text("insured")
    return Goods(
        contents=items(form.text("contents")),
        weight_kg=_weight(form),
        dims=_size(form),
        goods_class=form.text("goods") or None,
        insured=insured == "yes" if insured else None,
        declared_fen=fen(form.text("declared")),
        packaging=form.text("pack") or None,
        papers=form.ticked("papers"),
    )


def _checks(form: Form) -> Checks:
    return Checks(
        identity=form.text("identity") or None,
        identity_last4=form.text("identity_last4"),
        inspection=form.ticked("inspection"),
        disclosure=form.ticked("disclosure"),
        delivery=form.text("delivery") or None,
    )


def _weight(form: Form) -> Decimal:
    text = _compulsory(form, "weight")
    try:
        return to_kg(text.rstrip("."))
    except ValueError:
        raise Refused(FIELD_NOT_VALID, field="weight", value=text, hint="2.35") from None


def _size(form: Form) -> Dimensions | None:
    text = form.text("size")
    try:
        return to_dimensions(text) if text else None
    except ValueError:
        raise Refused(FIELD_NOT_VALID, field="size", value=text, hint="50x40x30") from None


def _compulsory(form: Form, name: str) -> str:
    text = form.text(name)
    if not text:
        raise Refused(FIELD_MISSING, field=name)
    return text
