"""`counter journal`: prove the journal, and give it out for others to prove."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from counter.canonical import canonical
from counter.cli.session import Session, leave
from counter.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from counter.canonical import Json
    from counter.store.audit import Verdict

_BAD = 4


@click.group("journal")
def COMMAND() -> None:  # noqa: N802
    """The journal: what happened here, in a chain that shows every change."""


@COMMAND.command("verify")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def verify(session: Session, as_json: bool) -> None:
    """Read the whole journal and name the first row that does not hold."""
    from counter.auditing import audit

    session.json = as_json
    verdict = audit(session.desk.store)
    session.answer(_document(verdict), *_lines(verdict))
    if not verdict.good:
        leave(_BAD)


@COMMAND.command("export")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--with-personal", is_flag=True, help="With names, phones and notes; on record.")
@click.option("--reason", default="", help="Why personal data is given out.")
@click.pass_obj
def export(session: Session, file: Path, with_personal: bool, reason: str) -> None:
    """Write the journal to FILE as JSON Lines (- for standard output)."""
    from counter.store.faults import named_faults

    if with_personal:
        _put_on_record(session, reason)
    if str(file) == "-":
        _write(session, sys.stdout, personal=with_personal)
        return
    half = file.with_name(f".{file.name}.{os.getpid()}")
    with named_faults(file):
        try:
            # Nobody but this account reads it, whatever the usual mask.
            handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                _write(session, out, personal=with_personal)
            half.replace(file)
        finally:
            half.unlink(missing_ok=True)


def _put_on_record(session: Session, reason: str) -> None:
    from counter.ids import new_id
    from counter.jobs.reveal_journal import RevealJournal

    session.desk.do(RevealJournal(job=new_id(), reason=reason), session.actor())


def _write(session: Session, out: TextIO, *, personal: bool) -> None:
    """One state of the file, line by line."""
    from counter.clock import stored
    from counter.store.export import export_lines

    desk = session.desk
    header: dict[str, Json] = {
        "outlet": desk.outlet.code,
        "outlet_id": desk.outlet.id,
        "exported_at": stored(desk.clock.now()),
    }
    with desk.store.reading() as reader:
        lines = export_lines(reader, header, personal=personal)
        out.writelines(canonical(line) + "\n" for line in lines)


def _document(verdict: Verdict) -> Mapping[str, Json]:
    bad = verdict.bad
    return {
        "good": verdict.good,
        "rows": verdict.rows,
        "erased": verdict.erased,
        "first_bad": None
        if bad is None
        else {"terminal": bad.terminal, "number": bad.number, "why": bad.why},
        "table": verdict.table,
    }


def _lines(verdict: Verdict) -> tuple[str, ...]:
    """The same for a person."""
    read = _("{rows} rows read; personal data of {erased} is erased.").format(
        rows=verdict.rows, erased=verdict.erased
    )
    if verdict.bad is not None:
        bad = verdict.bad
        found = _("The journal does not hold: {terminal} {number}, {why}.").format(
            terminal=bad.terminal, number=bad.number, why=bad.why
        )
    elif verdict.table is not None:
        found = _("The journal holds, but the table {table} differs from it.").format(
            table=verdict.table
        )
    else:
        found = _("The journal holds, and the tables agree with it.")
    return read, found
