"""`counter numbers`: the waybill numbers that this terminal owns."""

from __future__ import annotations

import click

from counter.cli.session import Session
from counter.words import _


@click.group("numbers")
def COMMAND() -> None:  # noqa: N802
    """Blocks of waybill numbers."""


@COMMAND.command("add")
@click.argument("first", type=int)
@click.argument("last", type=int)
@click.option("--labels", is_flag=True, help="A stock of pre-printed labels (12 digits).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def add(session: Session, first: int, last: int, labels: bool, as_json: bool) -> None:
    """Add the block FIRST LAST as head office assigned it."""
    from counter.ids import new_id
    from counter.jobs.grant_numbers import GrantNumbers

    session.json = as_json
    kind, actor = "preprinted" if labels else "issued", session.actor()
    session.desk.do(GrantNumbers(job=new_id(), kind=kind, first=first, last=last), actor)
    session.answer(
        {"kind": kind, "first": first, "last": last},
        _("Block {first}-{last} added.").format(first=first, last=last),
    )
