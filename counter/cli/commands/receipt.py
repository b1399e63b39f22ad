"""`counter receipt`: print a receipt again, as a numbered copy."""

from __future__ import annotations

import click

from counter import words
from counter.cli.session import Session


@click.command("receipt")
@click.argument("waybill")
@click.option("--print", "to_paper", is_flag=True, help="To the printer or folder of the settings.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def COMMAND(session: Session, waybill: str, to_paper: bool, as_json: bool) -> None:  # noqa: N802
    """Show or print the receipt of WAYBILL."""
    from counter.ids import new_id
    from counter.jobs.print_receipt import PrintReceipt
    from counter.printing import print_text
    from counter.receipt import receipt_text
    from counter.settings import read_settings
    from counter.views.receipt import slip_of

    session.json = as_json
    desk, number, where = session.desk, waybill.upper(), None
    copy = 0
    if to_paper:
        outcome = desk.do(PrintReceipt(job=new_id(), waybill=number), session.actor())
        copy = int(str(outcome.facts["copy"]))
    slip = desk.ask(slip_of(desk.rules, desk.outlet, number, copy))
    settings = read_settings(desk.store.home.settings)
    text = receipt_text(slip, words.language(), settings.print.columns)
    if to_paper:
        where = print_text(settings.print, slip.parcel.body["receipt"], text)
    session.answer(
        {"receipt": slip.parcel.body["receipt"], "copy": copy, "text": text, "printed": where}, text
    )
