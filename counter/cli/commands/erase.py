"""`counter erase`: erase personal data whose retention is over."""

from __future__ import annotations

import click

from counter.cli.session import Session
from counter.words import _


@click.command("erase")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def COMMAND(session: Session, as_json: bool) -> None:  # noqa: N802
    """Erase personal data past its retention; the journal goes on to verify."""
    from counter.ids import new_id
    from counter.jobs.erase_expired import EraseExpired

    session.json = as_json
    actor, erased, more = session.actor(), 0, True
    while more:
        outcome = session.desk.do(EraseExpired(job=new_id()), actor)
        erased += int(str(outcome.facts["erased"]))
        more = bool(outcome.facts["more"])
    session.answer({"erased": erased}, _("Erased parts: {n}").format(n=erased))
