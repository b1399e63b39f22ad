"""A quote as the command line gives it (docs/cli.md), for a program and for a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import tzinfo

from counter import words
from counter.canonical import Json
from counter.cli.shown import instant, kg, money
from counter.quoting import in_words
from counter.words import _
from tariffs.money import to_text
from tariffs.place import Place
from tariffs.price import Line
from tariffs.quote import Option, Quote


def quote_document(
    quote: Quote, origin: Place, destination: Place, zone: tzinfo
) -> dict[str, Json]:
    """The JSON document: weights in kg, zone, and every option with lines or its refusal."""
    return {
        "tariff": quote.book_id,
        "from": {"code": origin.code, "name": origin.full_name},
        "to": {"code": destination.code, "name": destination.full_name},
        "weight": {
            "actual": kg(quote.actual),
            "volumetric": kg(quote.volumetric),
            "billable": kg(quote.billable),
        },
        "zone": quote.zone.code,
        "options": [_option(option, origin, destination, zone) for option in quote.options],
    }


def _option(option: Option, origin: Place, destination: Place, zone: tzinfo) -> Mapping[str, Json]:
    return {
        "product": option.product.code,
        "lines": [_line(line) for line in option.lines],
        "total": None if option.total_fen is None else money(option.total_fen),
        "promise": instant(option.promise.due_at, zone) if option.promise else None,
        "promise_rule": option.promise.rule if option.promise else None,
        "late_pays": None if option.late_pays_fen is None else money(option.late_pays_fen),
        "refused": _refused(option, origin, destination),
    }


def _line(line: Line) -> Mapping[str, Json]:
    return {"code": line.code, **money(line.amount_fen), "rule": line.rule}


def _refused(option: Option, origin: Place, destination: Place) -> Json:
    if option.refused is None:
        return None
    refused = in_words(option.refused, origin, destination)
    return {
        "code": refused.code,
        "message": refused.message(words.language()),
        "facts": refused.facts,
    }


def quote_lines(quote: Quote, origin: Place, destination: Place, zone: tzinfo) -> Iterator[str]:
    """The same for a person: a head line, then a line for each product."""
    billable = _("{kg} kg charged").format(kg=kg(quote.billable))
    yield f"{origin.full_name} → {destination.full_name}  {quote.zone.code}  {billable}"
    for option in quote.options:
        name = f"{option.product.code} {option.product.name.of(words.language())}"
        if option.refused is not None:
            said = in_words(option.refused, origin, destination).message(words.language())
            yield f"  {name}  ✗ {said}"
        elif option.promise is not None:
            due = option.promise.due_at.astimezone(zone)
            yield f"  {name}  {to_text(option.total_fen or 0):>9}  {due:%Y-%m-%d %H:%M%z}"
