"""The home page: what waits, what is due, what is odd, and today's figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from counter.clock import from_store, stored
from counter.masking import masked_name, masked_phone
from counter.outlet import Outlet
from counter.store.engine import sqlite

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """A duty in the list; the customer is masked, `note` is what was promised."""

    id: str
    kind: str
    waybill: str
    due_at: datetime
    owner: str
    customer: str
    note: str
    exception: str
    finding: str


@dataclass(frozen=True, slots=True)
class Count:
    """Open duties of one kind: overdue, due later today, due after today."""

    kind: str
    overdue: int
    today: int
    later: int


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything the page shows at one instant; fen are whole."""

    counts: tuple[Count, ...]
    waiting: tuple[Waiting, ...]
    accepted_today: int
    taken_today_fen: int
    cash_fen: int
    promises_kept: int
    promises_ended: int
    unsent: int
    last_answer_at: datetime | None
    numbers_left: int


def home(outlet: Outlet, at: datetime) -> Callable[[sqlite.Connection], HomeView]:
    """The question for `desk.ask`: what waits at `at` (aware)."""
    midnight = datetime.combine(at.astimezone(outlet.zone).date(), time(), outlet.zone)
    tomorrow = midnight + timedelta(days=1)

    def question(connection: sqlite.Connection) -> HomeView:
        count, taken = connection.execute(
            "SELECT count(*), coalesce(sum(total_fen), 0) FROM parcels"
            " WHERE accepted_at >= ? AND accepted_at < ?",
            (stored(midnight), stored(tomorrow)),
        ).fetchone()
        kept, ended = _promises(connection, at)
        return HomeView(
            counts=_counts(connection, at, tomorrow),
            waiting=_waiting(connection),
            accepted_today=count,
            taken_today_fen=taken,
            cash_fen=_cash(connection, outlet),
            promises_kept=kept,
            promises_ended=ended,
            unsent=unsent(connection),
            last_answer_at=_last_answer(connection),
            numbers_left=numbers_left(connection, outlet),
        )

    return question


def unsent(connection: sqlite.Connection) -> int:
    """How many facts the centre has not confirmed; all of them while no centre is set up."""
    (count,) = connection.execute(
        "SELECT count(*) - coalesce((SELECT CAST(value AS INTEGER) FROM meta"
        " WHERE key = 'facts_confirmed'), 0) FROM journal"
    ).fetchone()
    return int(count)


def _counts(connection: sqlite.Connection, at: datetime, tomorrow: datetime) -> tuple[Count, ...]:
    rows = connection.execute(
        "SELECT kind, sum(due_at < :now) AS overdue,"
        " sum(due_at >= :now AND due_at < :tomorrow) AS today, sum(due_at >= :tomorrow) AS later"
        " FROM duties WHERE done_at IS NULL GROUP BY kind ORDER BY kind",
        {"now": stored(at), "tomorrow": stored(tomorrow)},
    ).fetchall()
    return tuple(Count(row["kind"], row["overdue"], row["today"], row["later"]) for row in rows)


def _waiting(connection: sqlite.Connection) -> tuple[Waiting, ...]:
    rows = connection.execute(
        "SELECT d.id, d.kind, d.waybill, d.due_at, d.owner, d.note, r.name, r.phone,"
        " (SELECT x.id FROM exceptions x WHERE x.waybill = d.waybill AND x.state <> 'CLOSED')"
        " AS exception,"
        " (SELECT group_concat(f.kind, ' ') FROM findings f WHERE f.waybill = d.waybill)"
        " AS finding"
        " FROM duties d LEFT JOIN parties r ON r.waybill = d.waybill AND r.role = 'recipient'"
        " WHERE d.done_at IS NULL ORDER BY d.due_at, d.id LIMIT ?",
        (SHOWN,),
    ).fetchall()
    return tuple(
        Waiting(
            row["id"],
            row["kind"],
            row["waybill"] or "",
            from_store(row["due_at"]),
            row["owner"] or "",
            f"{masked_name(row['name'] or '')} {masked_phone(row['phone'] or '')}".strip(),
            row["note"] or "",
            row["exception"] or "",
            row["finding"] or "",
        )
        for row in rows
    )


def _cash(connection: sqlite.Connection, outlet: Outlet) -> int:
    row = connection.execute(
        "SELECT amount_fen FROM balances WHERE account = ?", (f"till:{outlet.terminal}:cash",)
    ).fetchone()
    return 0 if row is None else int(row["amount_fen"])


def _promises(connection: sqlite.Connection, at: datetime) -> tuple[int, int]:
    """Promises of the last seven days that have ended: how many were kept, of how many."""
    since = stored(at - timedelta(days=7))
    row = connection.execute(
        "SELECT count(*) AS ended, coalesce(sum(NOT EXISTS(SELECT 1 FROM findings f"
        " WHERE f.waybill = p.waybill AND f.kind = 'DELAYED')), 0) AS kept"
        " FROM parcels p WHERE promise_at >= ? AND promise_at < ?",
        (since, stored(at)),
    ).fetchone()
    return row["kept"], row["ended"]


def _last_answer(connection: sqlite.Connection) -> datetime | None:
    (at,) = connection.execute("SELECT max(answered_at) FROM shipments").fetchone()
    return None if at is None else from_store(at)


def numbers_left(connection: sqlite.Connection, outlet: Outlet) -> int:
    """How many waybill numbers this terminal still has."""
    (left,) = connection.execute(
        "SELECT coalesce(sum(last - next + 1), 0) FROM number_blocks"
        " WHERE kind = 'issued' AND terminal = ?",
        (outlet.terminal,),
    ).fetchone()
    return int(left)
