"""The names of the form's fields, and which of them a refusal is about."""

from __future__ import annotations

from counter.acceptance import CHECK_MISSING, FIELD_MISSING, FIELD_NOT_VALID
from counter.refusal import Refused, Trouble
from counter.words import N_, _
from screens.intake.form import Form

NAMES = {
    "from": N_("from where"),
    "to": N_("to where"),
    "weight": N_("weight"),
    "size": N_("size"),
    "declared": N_("declared value"),
    "insured": N_("insure or not"),
    "pack": N_("packaging"),
    "goods": N_("goods class"),
    "papers": N_("papers"),
    "discount": N_("discount"),
    "product": N_("product"),
    "sender_phone": N_("sender's phone"),
    "sender_name": N_("sender's name"),
    "sender_address": N_("sender's address"),
    "recipient_phone": N_("recipient's phone"),
    "recipient_name": N_("recipient's name"),
    "recipient_address": N_("recipient's address"),
    "contents": N_("contents"),
    "identity": N_("identity seen"),
    "identity_last4": N_("last four of the identity number"),
    "inspection": N_("opened inspection"),
    "disclosure": N_("liability disclosure"),
    "delivery": N_("way of delivery"),
    "cash": N_("cash"),
    "label": N_("label number"),
}
_OF_FACT = {"sender.place": "from", "recipient.place": "to", "dims": "size"}
_NAMING = frozenset((FIELD_MISSING, CHECK_MISSING, FIELD_NOT_VALID))
_OF_CODE = {
    "tendered-short": "cash",
    "label-not-ours": "label",
    "label-used": "label",
    "weight-not-positive": "weight",
    "declared-missing": "declared",
    "declared-not-positive": "declared",
    "declared-above-limit": "declared",
    "discount-not-valid": "discount",
    "discount-above-authority": "discount",
    "product-not-offered": "product",
    "unknown-product": "product",
    "unknown-packaging": "pack",
    "unknown-goods": "goods",
    "goods-prohibited": "goods",
    "goods-refused": "goods",
    "goods-ground-only": "product",
    "goods-papers": "papers",
    "not-served": "to",
    "needs-city": "to",
}


def field_of(trouble: Trouble, form: Form) -> str:
    """The id of the field that a refusal is about, "" when it is about none."""
    if trouble.code in _NAMING:
        named = str(trouble.facts.get("field", ""))
        known = _OF_FACT.get(named, named.replace(".", "_"))
        return known if known in NAMES else ""
    if "place" in trouble.facts and trouble.code not in _OF_CODE:
        return "from" if form.text("from") == trouble.facts["place"] else "to"
    return _OF_CODE.get(trouble.code, "")


def in_clerk_words(trouble: Trouble, form: Form) -> Trouble:
    """The refusal with the field's name as the form calls it."""
    name = field_of(trouble, form)
    if trouble.code not in _NAMING or not name:
        return trouble
    return Refused(trouble.code, **{**trouble.facts, "field": _(NAMES[name])})
