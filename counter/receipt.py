"""The receipt: one text for the screen, a file and a printer, made from the journal's fact (H4).

Personal data on it is masked (GB/T 41833). Lines fit the paper in terminal cells: a Chinese
character takes two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import cast
from unicodedata import east_asian_width

from counter.clock import from_store
from counter.masking import masked_address, masked_name, masked_phone
from counter.outlet import Outlet
from counter.rulebook import RuleBook
from counter.safe_text import safe_text
from counter.store.parcels import ParcelRow, PartyRow
from counter.words import N_, translate
from tariffs.money import to_text

_LINE_NAMES = {
    "FREIGHT": N_("Freight"),
    "DISCOUNT": N_("Discount"),
    "INSURANCEFEE": N_("Insurance"),
    "PACKAGINGFEE": N_("Packaging"),
    "SURCHARGE": N_("Surcharge"),
}


@dataclass(frozen=True, slots=True)
class Slip:
    """What a receipt is made of; `copy` 0 is the original, `hash` the journal row's."""

    outlet: Outlet
    rules: RuleBook
    parcel: ParcelRow
    number: int
    hash: str
    copy: int = 0


def receipt_text(slip: Slip, language: str, columns: int = 48) -> str:
    """The receipt as lines of at most `columns` cells, in a language."""
    lines = _lines(slip, language, columns)
    return "\n".join(part for line in lines for part in _wrapped(line, columns)) + "\n"


def _lines(slip: Slip, tag: str, columns: int) -> Iterator[str]:
    body, zone = slip.parcel.body, slip.outlet.zone
    yield _centred(safe_text(slip.outlet.name), columns)
    title = translate(N_("Receipt"), tag)
    copy = translate(N_("COPY {n}"), tag).format(n=slip.copy) if slip.copy else ""
    yield _centred(f"{title} {copy}".strip(), columns)
    yield _pair(translate(N_("Receipt no."), tag), str(body["receipt"]), columns)
    yield _pair(translate(N_("Waybill"), tag), slip.parcel.waybill, columns)
    yield _pair(translate(N_("Accepted"), tag), _time(slip, zone), columns)
    yield "-" * columns
    for role, name in (("sender", N_("Sender")), ("recipient", N_("Recipient"))):
        yield from _party(translate(name, tag), slip, slip.parcel.party(role))
    yield "-" * columns
    yield _pair(_product(slip, tag), f"{body['zone']}  {body['billable_kg']} kg", columns)
    for code, fen, _rule in cast(Sequence[tuple[str, int, str]], body["lines"]):
        yield _pair(translate(_LINE_NAMES.get(code, code), tag), to_text(fen), columns)
    yield from _sum(slip, tag, columns)
    yield "-" * columns
    due = from_store(str(body["promise_at"])).astimezone(zone)
    yield _pair(translate(N_("Promised by"), tag), f"{due:%Y-%m-%d %H:%M%z}", columns)
    yield _pair(translate(N_("Journal"), tag), f"{slip.outlet.terminal} {slip.number}", columns)
    yield slip.hash[:columns]


def _sum(slip: Slip, tag: str, columns: int) -> Iterator[str]:
    body = slip.parcel.body
    amounts = (
        (N_("Total"), "total_fen"),
        (N_("Cash"), "tendered_fen"),
        (N_("Change"), "change_fen"),
    )
    for name, key in amounts:
        yield _pair(translate(name, tag), to_text(int(str(body[key]))), columns)


def _party(title: str, slip: Slip, party: PartyRow) -> Iterator[str]:
    place = slip.rules.gazetteer.resolve(party.place)
    yield f"{title} {safe_text(masked_name(party.name))} {masked_phone(party.phone)}".rstrip()
    where = f"{place.full_name if place else party.place} {masked_address(party.address)}"
    yield "  " + safe_text(where).rstrip()


def _product(slip: Slip, tag: str) -> str:
    body = slip.parcel.body
    day = slip.parcel.accepted_at.astimezone(slip.outlet.zone).date()
    product = slip.rules.tariff_at(day).product(str(body["product"]))
    return f"{body['product']} {product.name.of(tag) if product else ''}".rstrip()


def _time(slip: Slip, zone: tzinfo) -> str:
    return f"{slip.parcel.accepted_at.astimezone(zone):%Y-%m-%d %H:%M%z}"


def _cells(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _wrapped(line: str, columns: int) -> Iterator[str]:
    """A line in pieces that fit the paper; what goes on is indented."""
    piece = ""
    for sign in line:
        if _cells(piece + sign) > columns:
            yield piece
            piece = "  "
        piece += sign
    yield piece


def _centred(text: str, columns: int) -> str:
    return " " * max((columns - _cells(text)) // 2, 0) + text


def _pair(left: str, right: str, columns: int) -> str:
    return left + " " * max(columns - _cells(left) - _cells(right), 1) + right
