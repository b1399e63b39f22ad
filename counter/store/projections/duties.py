"""Findings, exceptions, duties and contacts, from the facts about them."""

from __future__ import annotations

from counter.canonical import Json
from counter.clock import stored
from counter.store.engine import sqlite
from counter.store.fact import StoredFact
from counter.store.projection import projects


@projects("parcel_found_at_risk")
def add_notice(tx: sqlite.Connection, fact: StoredFact) -> None:
    """A promise in danger: somebody tells the customer before it is broken."""
    _find(tx, fact, None)
    _owe(tx, fact, "notify", None)


@projects("exception_opened")
def open_exception(tx: sqlite.Connection, fact: StoredFact) -> None:
    """The first finding about a parcel opens its exception."""
    body = fact.body
    tx.execute(
        "INSERT INTO exceptions(id, waybill, type, found_at, state)"
        " VALUES (?, ?, ?, ?, 'REPORTED')",
        (body["exception"], body["waybill"], body["finding"], body["found_at"]),
    )
    _find(tx, fact, body["exception"])
    _owe(tx, fact, "exception", None)


@projects("finding_appended")
def append_finding(tx: sqlite.Connection, fact: StoredFact) -> None:
    """A further finding joins the open exception; it opens no second one (P-SLA)."""
    _find(tx, fact, fact.body["exception"])


@projects("customer_promised")
def promise(tx: sqlite.Connection, fact: StoredFact) -> None:
    """Something promised to a customer by a time; the words are the erasable part."""
    _owe(tx, fact, "promise", None if fact.erasable is None else fact.erasable["text"])


@projects("duty_done")
def finish(tx: sqlite.Connection, fact: StoredFact) -> None:
    """A duty met."""
    tx.execute("UPDATE duties SET done_at = ? WHERE id = ?", (stored(fact.at), fact.body["duty"]))


@projects("contact_recorded")
def record_contact(tx: sqlite.Connection, fact: StoredFact) -> None:
    """Somebody asked or was told something."""
    body = fact.body
    tx.execute(
        "INSERT INTO contacts(id, waybill, at, channel, rings, staff, passed, note, terminal, fact)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            fact.job, body["waybill"], stored(fact.at), body["channel"], body["rings"],
            fact.actor.id, int(bool(body["passed"])),
            None if fact.erasable is None else fact.erasable["note"],
            fact.ref.terminal, fact.ref.number,
        ),
    )  # fmt: skip


@projects("goods_refused")
def report_prohibited(tx: sqlite.Connection, fact: StoredFact) -> None:
    """Goods that must be reported are a duty of the supervisor (P-GOODS G1, K-06)."""
    if fact.body["due_at"] is not None:
        _owe(tx, fact, "report", None)


def _find(tx: sqlite.Connection, fact: StoredFact, exception: Json) -> None:
    body = fact.body
    tx.execute(
        "INSERT INTO findings(waybill, kind, found_at, recorded_at, exception)"
        " VALUES (?, ?, ?, ?, ?)",
        (body["waybill"], body["finding"], body["found_at"], stored(fact.at), exception),
    )


def _owe(tx: sqlite.Connection, fact: StoredFact, kind: str, note: Json) -> None:
    body = fact.body
    tx.execute(
        "INSERT INTO duties(id, kind, waybill, made_at, due_at, owner, note, terminal, fact)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            body["duty"], kind, body.get("waybill"), stored(fact.at), body["due_at"],
            body["owner"], note, fact.ref.terminal, fact.ref.number,
        ),
    )  # fmt: skip
