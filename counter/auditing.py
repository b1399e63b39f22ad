"""Read the journal through; when it does not hold, stop trading and say which row (H6)."""

from __future__ import annotations

from counter.refusal import Fault
from counter.store.audit import BadRow, Verdict, verify
from counter.store.faults import JOURNAL_BAD
from counter.store.halt import halt, halted, resume
from counter.store.place import Home
from counter.store.write_tx import Store

__all__ = ["Verdict", "audit", "is_halted", "refuse_while_halted"]


def audit(store: Store, *, tables: bool = True) -> Verdict:
    """Read the journal; a bad row stops trading, a good journal lets it go on."""
    with store.reading() as reader:
        verdict = verify(reader, store.home, tables=tables)
    if verdict.bad is not None:
        halt(store.home, verdict.bad)
    elif tables and verdict.table is not None:
        halt(store.home, BadRow("-", 0, f"table-differs:{verdict.table}"))
    else:
        resume(store.home)
    return verdict


def is_halted(store: Store) -> bool:
    """Whether trading stands still."""
    return halted(store.home) is not None


def refuse_while_halted(home: Home) -> None:
    """Raise Fault `journal-bad-row` while trading stands still."""
    bad = halted(home)
    if bad is not None:
        raise Fault(JOURNAL_BAD, terminal=bad.terminal, number=bad.number, why=bad.why)
