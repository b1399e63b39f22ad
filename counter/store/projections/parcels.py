"""Parcels, parties, customers and receipts, from the facts of acceptance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from counter.canonical import Json, canonical
from counter.clock import stored
from counter.store.engine import sqlite
from counter.store.fact import StoredFact
from counter.store.projection import projects

_NOBODY: Mapping[str, Json] = {"name": None, "phone": None, "address": None}


@projects("parcel_accepted")
def accept(tx: sqlite.Connection, fact: StoredFact) -> None:
    """A parcel taken in: its row, its two parties, its customer and its receipt."""
    body = fact.body
    _know_customer(tx, fact)
    tx.execute(
        "INSERT INTO parcels(waybill, job, accepted_at, staff, customer, product, zone,"
        " promise_at, at_risk_at, total_delay_at, stall_hours, freight_fen, total_fen, receipt,"
        " terminal, fact, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            body["waybill"], fact.job, stored(fact.at), fact.actor.id, body["customer"],
            body["product"], body["zone"], body["promise_at"], body["at_risk_at"],
            body["total_delay_at"], body["stall_hours"], body["freight_fen"], body["total_fen"],
            body["receipt"], fact.ref.terminal, fact.ref.number, canonical(body),
        ),
    )  # fmt: skip
    for role in ("sender", "recipient"):
        _add_party(tx, fact, role)
    tx.execute(
        "INSERT INTO receipts(number, waybill, issued_at, copies) VALUES (?, ?, ?, 0)",
        (body["receipt"], body["waybill"], stored(fact.at)),
    )


@projects("receipt_printed")
def count_copy(tx: sqlite.Connection, fact: StoredFact) -> None:
    """Each print after the first is a numbered copy."""
    tx.execute(
        "UPDATE receipts SET copies = ? WHERE number = ?", (fact.body["copy"], fact.body["receipt"])
    )


def _add_party(tx: sqlite.Connection, fact: StoredFact, role: str) -> None:
    party = _party(fact, role)
    places = cast(Mapping[str, str], fact.body["places"])
    tx.execute(
        "INSERT INTO parties(waybill, role, name, phone, place, address)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            fact.body["waybill"], role, party["name"], party["phone"], places[role],
            party["address"],
        ),
    )  # fmt: skip


def _know_customer(tx: sqlite.Connection, fact: StoredFact) -> None:
    """A sender is a customer; what is known is what the newest acceptance says."""
    sender = _party(fact, "sender")
    tx.execute(
        "INSERT INTO customers(id, name, phone, grade, since, terminal, fact)"
        " VALUES (?, ?, ?, 'D', ?, ?, ?) ON CONFLICT(id) DO UPDATE SET name = excluded.name,"
        " phone = excluded.phone, terminal = excluded.terminal, fact = excluded.fact",
        (
            fact.body["customer"], sender["name"], sender["phone"], stored(fact.at),
            fact.ref.terminal, fact.ref.number,
        ),
    )  # fmt: skip


def _party(fact: StoredFact, role: str) -> Mapping[str, Json]:
    if fact.erasable is None:
        return _NOBODY
    return cast(Mapping[str, Json], fact.erasable[role])
