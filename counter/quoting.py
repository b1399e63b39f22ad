"""Ask the tariff: from what was typed to a quote, with every "no" in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from decimal import Decimal

from counter.quote_words import PLACE_AMBIGUOUS, PLACE_UNKNOWN
from counter.refusal import Refused
from counter.rulebook import RuleBook
from tariffs.place import Place
from tariffs.quote import Quote, Request, quote
from tariffs.refusal import QuoteRefused, Refusal
from tariffs.weight import Dimensions

_CHOICES_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody wants to send: places as typed, kg, cm, fen."""

    origin: str
    destination: str
    weight_kg: Decimal
    dims: Dimensions | None = None
    declared_fen: int | None = None
    insured: bool = False
    packaging: str | None = None
    goods_class: str | None = None
    papers: bool = False
    products: tuple[str, ...] | None = None
    discount_percent: Decimal = Decimal(0)
    role: str = "clerk"


def find_place(rules: RuleBook, text: str) -> Place:
    """The one place that a text means.

    Raises Refused `place-unknown` or `place-ambiguous` (with the choices).
    """
    found = rules.gazetteer.resolve(text)
    if found is not None:
        return found
    hits = rules.gazetteer.find(text)
    if not hits:
        raise Refused(PLACE_UNKNOWN, place=text)
    choices = ", ".join(f"{hit.full_name} {hit.code}" for hit in hits[:_CHOICES_SHOWN])
    raise Refused(PLACE_AMBIGUOUS, place=text, choices=choices)


def ask_tariff(rules: RuleBook, zone: tzinfo, wanted: Wanted, at: datetime) -> Quote:
    """The quote for acceptance at `at` (aware); `zone` is the outlet's time zone.

    Raises Refused when nothing at all can be quoted; a product that cannot be had stays in the
    quote with its own refusal.
    """
    origin = find_place(rules, wanted.origin)
    destination = find_place(rules, wanted.destination)
    request = Request(
        origin=origin,
        destination=destination,
        weight_kg=wanted.weight_kg,
        accepted_at=at,
        tz=zone,
        dims=wanted.dims,
        declared_fen=wanted.declared_fen,
        insured=wanted.insured,
        packaging=wanted.packaging,
        goods_class=wanted.goods_class,
        papers=wanted.papers,
        products=wanted.products,
        discount_percent=wanted.discount_percent,
        role=wanted.role,
    )
    try:
        return quote(request, rules.tariff_at(request.day))
    except QuoteRefused as refused:
        raise in_words(refused.refusal, origin, destination) from refused


def in_words(refusal: Refusal, origin: Place, destination: Place) -> Refused:
    """A refusal of the tariff as one that a person can read."""
    facts = {"origin": origin.full_name, "destination": destination.full_name, **refusal.facts}
    return Refused(refusal.code, **facts)
