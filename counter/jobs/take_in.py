"""Take a parcel in: one commit makes the acceptance, its money, its number and its receipt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from counter.acceptance import FIELD_NOT_VALID, LONGEST, refuse_incomplete
from counter.acceptance_fact import Accepted, Order, acceptance_fact
from counter.actor import Role
from counter.clock import stored
from counter.job import Bench, Outcome, RefusedOnRecord, Topic, handles
from counter.quoting import Wanted, ask_tariff, find_place, in_words
from counter.refusal import Refused, define
from counter.store.fact import Fact
from counter.waybill_numbers import WaybillNumber, next_number, preprinted
from counter.words import N_
from tariffs.money import to_text
from tariffs.quote import Quote
from tariffs.refusal import Refusal

TENDERED_SHORT = define(
    "tendered-short",
    happened=N_("{tendered} is less than the total of {total}."),
    stored=N_("Nothing was stored; no waybill number was used."),
    todo=N_("Count again and type what the customer gave."),
    say=N_("It comes to {total} yuan, please."),
)
METHOD_NOT_TAKEN = define(
    "payment-method-not-taken",
    happened=N_("Payment by {method} is not taken at this counter."),
    stored=N_("Nothing was stored; no waybill number was used."),
    todo=N_("Take cash."),
    say=N_("I am sorry, I can only take cash here."),
)

_REFUSED_ON_RECORD = frozenset(
    ("goods-prohibited", "goods-refused", "goods-ground-only", "goods-papers")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeIn(Order):
    """Take this parcel in."""


@handles(TakeIn, Role.CLERK, Role.SUPERVISOR, Role.MANAGER, Role.COURIER)
def take_in(command: TakeIn, bench: Bench) -> Outcome:
    """Accept the parcel.

    Raises Refused for what is missing or not allowed; goods that must not be sent are refused on
    record (P-GOODS).
    """
    if len(command.note) > LONGEST:
        raise Refused(
            FIELD_NOT_VALID, field="note", value=command.note[:20] + "…", hint=str(LONGEST)
        )
    quote = _quoted(command, bench)
    _refuse_goods(command, quote, bench)
    refuse_incomplete(command.sender, command.recipient, command.goods, command.checks)
    if command.method != "cash":
        raise Refused(METHOD_NOT_TAKEN, method=command.method)
    if isinstance(quote, Refused):
        raise quote
    option = quote.options[0]
    if option.refused is not None:
        raise _in_words(command, option.refused, bench)
    total = option.total_fen or 0
    tendered = total if command.tendered_fen is None else command.tendered_fen
    if tendered < total:
        raise Refused(TENDERED_SHORT, tendered=to_text(tendered), total=to_text(total))
    label = _label(command, bench)
    fact = bench.write(acceptance_fact(Accepted(command, quote, option, label, tendered), bench))
    return Outcome(
        {
            name: fact.body[name]
            for name in ("waybill", "receipt", "product", "total_fen", "change_fen", "promise_at")
        },
        frozenset({Topic.PARCELS, Topic.TILL, Topic.NUMBERS}),
    )


def _wanted(command: TakeIn, bench: Bench) -> Wanted:
    goods = command.goods
    return Wanted(
        origin=command.sender.place,
        destination=command.recipient.place,
        weight_kg=goods.weight_kg,
        dims=goods.dims,
        declared_fen=goods.declared_fen,
        insured=bool(goods.insured),
        packaging=goods.packaging,
        goods_class=goods.goods_class,
        papers=goods.papers,
        products=(command.product,),
        discount_percent=command.discount_percent,
        role=bench.role.value if bench.role else "",
    )


def _quoted(command: TakeIn, bench: Bench) -> Quote | Refused:
    """The quote, or why there is none; that is said in its turn, in the order of the form."""
    try:
        return ask_tariff(bench.rules, bench.outlet.zone, _wanted(command, bench), bench.now)
    except Refused as refused:
        return refused


def _refuse_goods(command: TakeIn, quote: Quote | Refused, bench: Bench) -> None:
    """Goods that must not be sent are refused before the rest of the form is asked for.

    Raises RefusedOnRecord.
    """
    refusal = None if isinstance(quote, Refused) else quote.options[0].refused
    if refusal is not None and refusal.code in _REFUSED_ON_RECORD:
        refused = _in_words(command, refusal, bench)
        fact = _refusal_fact(refused, bench)
        raise RefusedOnRecord(refused.code, fact, once="rule", **refused.facts)


def _in_words(command: TakeIn, refusal: Refusal, bench: Bench) -> Refused:
    origin, destination = (
        find_place(bench.rules, party.place) for party in (command.sender, command.recipient)
    )
    return in_words(refusal, origin, destination)


def _refusal_fact(refused: Refused, bench: Bench) -> Fact:
    """Class, rule, staff, customer informed, alternative: what P-GOODS wants kept."""
    book = bench.rules.tariff_at(bench.now.astimezone(bench.outlet.zone).date())
    row = book.goods.goods_class(str(refused.facts["goods"]))
    minutes = row.report_minutes if row else None
    return Fact(
        "goods_refused",
        {
            "goods": refused.facts["goods"],
            "rule": refused.facts["rule"],
            "customer_informed": True,
            "alternative": {"zh-CN": row.alternative.of("zh-CN"), "en": row.alternative.of("en")}
            if row
            else {},
            "duty": f"{bench.job}:{refused.facts['goods']}",
            "owner": None,
            "due_at": stored(bench.now + timedelta(minutes=minutes)) if minutes else None,
        },
    )


def _label(command: TakeIn, bench: Bench) -> WaybillNumber:
    if command.waybill is not None:
        return preprinted(bench, command.waybill)
    return next_number(bench)
