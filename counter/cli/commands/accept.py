"""`counter accept`: take a parcel in from a file, with its receipt."""

from __future__ import annotations

from typing import BinaryIO

import click

from counter import words
from counter.canonical import Json
from counter.cli.session import Session
from counter.cli.shown import instant, money


@click.command("accept")
@click.option("--file", "file", required=True, type=click.File("rb"), help="JSON; - is stdin.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def COMMAND(session: Session, file: BinaryIO, as_json: bool) -> None:  # noqa: N802
    """Take a parcel in."""
    from counter.acceptance_file import read_acceptance
    from counter.receipt import receipt_text
    from counter.views.receipt import slip_of

    session.json = as_json
    desk = session.desk
    actor = session.actor()
    outcome = desk.do(read_acceptance(file.read(), desk.outlet.place), actor)
    facts, ref = outcome.facts, outcome.journal
    slip = desk.ask(slip_of(desk.rules, desk.outlet, str(facts["waybill"])))
    text = receipt_text(slip, words.language())
    document: dict[str, Json] = {
        "waybill": facts["waybill"],
        "product": facts["product"],
        "total": money(int(str(facts["total_fen"]))),
        "change": money(int(str(facts["change_fen"]))),
        "receipt": {"number": facts["receipt"], "text": text},
        "promise": instant(str(facts["promise_at"]), desk.outlet.zone),
        "repeated": outcome.repeated,
        "journal": {"terminal": ref.terminal, "number": ref.number, "hash": ref.hash}
        if ref
        else None,
    }
    session.answer(document, text)
