"""`counter watch`: look over the parcels under way and record what their clocks say."""

from __future__ import annotations

import click

from counter.cli.session import Session
from counter.words import _


@click.command("watch")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def COMMAND(session: Session, as_json: bool) -> None:  # noqa: N802
    """Record findings that are due: at risk, delayed, stalled."""
    from counter.watching import watch_round

    session.json = as_json
    found = watch_round(session.desk)
    session.answer({"found": found}, _("New findings: {n}").format(n=found))
