"""The fact of an acceptance: complete, so that every slip and every table can be made from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from counter.acceptance import Checks, Goods, Party, plain_phone
from counter.canonical import Json
from counter.clock import stored
from counter.job import Bench, Command
from counter.quoting import find_place
from counter.store import customers, numbers
from counter.store.fact import Fact, Posting
from counter.waybill_numbers import WaybillNumber
from tariffs.goods import Pack
from tariffs.promise import at_risk_at, stall_limit, total_delay_at
from tariffs.quote import Option, Quote
from tariffs.weight import kg_text

_REVENUE = {
    "FREIGHT": "revenue:freight",
    "DISCOUNT": "revenue:freight",
    "INSURANCEFEE": "revenue:insurance",
    "PACKAGINGFEE": "revenue:packaging",
}
_OTHER_REVENUE = "revenue:surcharge"
_HOUR_S = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Command):
    """What the customer ordered; `tendered_fen` None means the exact amount.

    `waybill` is the number of a pre-printed label; without it the terminal's next number is used.
    """

    sender: Party
    recipient: Party
    goods: Goods
    checks: Checks
    product: str
    method: str = "cash"
    tendered_fen: int | None = None
    discount_percent: Decimal = Decimal(0)
    waybill: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """Everything that was decided about one parcel."""

    order: Order
    quote: Quote
    option: Option
    label: WaybillNumber
    tendered_fen: int


def acceptance_fact(accepted: Accepted, bench: Bench) -> Fact:
    """The fact `parcel_accepted`; personal data and free notes are its erasable part."""
    order = accepted.order
    body: dict[str, Json] = {
        "waybill": accepted.label.text,
        "serial": accepted.label.serial,
        "receipt": numbers.next_receipt(bench.tx, bench.outlet.terminal),
        **_customer(order, bench),
        **_price(accepted),
        **_promise(accepted, bench),
        **_goods(accepted),
        **_checks(order.checks),
        "places": {
            "sender": find_place(bench.rules, order.sender.place).code,
            "recipient": find_place(bench.rules, order.recipient.place).code,
        },
    }
    return Fact("parcel_accepted", body, _erasable(order), _postings(accepted, bench))


def _customer(order: Order, bench: Bench) -> Mapping[str, Json]:
    """A sender whose phone number is unknown is a new customer, grade D (P-GRADE)."""
    known = customers.by_phone(bench.tx, plain_phone(order.sender.phone))
    return {"customer": known or customers.next_id(bench.tx), "new_customer": known is None}


def _price(accepted: Accepted) -> Mapping[str, Json]:
    option = accepted.option
    total = option.total_fen or 0
    return {
        "product": option.product.code,
        "tariff": accepted.quote.book_id,
        "lines": [[line.code, line.amount_fen, line.rule] for line in option.lines],
        "freight_fen": option.freight_fen or 0,
        "total_fen": total,
        "method": accepted.order.method,
        "tendered_fen": accepted.tendered_fen,
        "change_fen": accepted.tendered_fen - total,
        "discount_percent": kg_text(accepted.order.discount_percent),
    }


def _promise(accepted: Accepted, bench: Bench) -> Mapping[str, Json]:
    """K-01 with its due time, and the instants at which K-03, K-02 and the stall rule act."""
    promise, zone = accepted.option.promise, accepted.quote.zone
    if promise is None:
        raise ValueError("an option that was not refused has a promise")
    book = bench.rules.tariff_at(bench.now.astimezone(bench.outlet.zone).date())
    return {
        "promise_at": stored(promise.due_at),
        "promise_rule": promise.rule,
        "at_risk_at": stored(at_risk_at(promise)),
        "total_delay_at": stored(total_delay_at(promise, zone, book)),
        "stall_hours": int(stall_limit(zone).total_seconds()) // _HOUR_S,
    }


def _goods(accepted: Accepted) -> Mapping[str, Json]:
    goods, quote, judged = accepted.order.goods, accepted.quote, accepted.option.judgement
    return {
        "zone": quote.zone.code,
        "abroad": quote.zone.customs,
        "goods": goods.goods_class,
        "goods_rules": quote.goods_id,
        "marks": list(judged.marks) if isinstance(judged, Pack) else [],
        "papers": goods.papers,
        "actual_kg": kg_text(quote.actual),
        "volumetric_kg": None if quote.volumetric is None else kg_text(quote.volumetric),
        "billable_kg": kg_text(quote.billable),
        "size_cm": goods.dims.text if goods.dims else None,
        "insured": bool(goods.insured),
        "declared_fen": goods.declared_fen,
        "packaging": goods.packaging,
        "pieces": sum(item.quantity for item in goods.contents),
    }


def _checks(checks: Checks) -> Mapping[str, Json]:
    return {
        "identity": checks.identity,
        "inspection": checks.inspection,
        "disclosure": checks.disclosure,
        "delivery": checks.delivery,
    }


def _erasable(order: Order) -> Mapping[str, Json]:
    return {
        "sender": _person(order.sender),
        "recipient": _person(order.recipient),
        "contents": [[item.name.strip(), item.quantity] for item in order.goods.contents],
        "identity_last4": order.checks.identity_last4,
        "note": order.note,
    }


def _person(party: Party) -> Mapping[str, Json]:
    return {
        "name": party.name.strip(),
        "phone": plain_phone(party.phone),
        "address": party.address.strip(),
    }


def _postings(accepted: Accepted, bench: Bench) -> tuple[Posting, ...]:
    """Cash in, revenue out, a posting for each line: lines are never merged (H7)."""
    till = f"till:{bench.outlet.terminal}:cash"
    lines = tuple(
        Posting(_REVENUE.get(line.code, _OTHER_REVENUE), -line.amount_fen)
        for line in accepted.option.lines
    )
    return (Posting(till, accepted.option.total_fen or 0), *lines)
