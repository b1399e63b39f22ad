"""`counter ingest`: store what a tracking provider answered."""

from __future__ import annotations

from typing import BinaryIO

import click

from counter.cli.provider_lines import tell
from counter.cli.session import Session


@click.command("ingest")
@click.option("--provider", required=True, help="karrio, dhl, kuaidi100 …")
@click.argument("file", type=click.File("rb"))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def COMMAND(session: Session, provider: str, file: BinaryIO, as_json: bool) -> None:  # noqa: N802
    """Store a provider's answer from FILE (- for standard input) and say what it means."""
    from counter.actor import Actor
    from counter.ids import new_id
    from counter.jobs.ingest import Ingest
    from counter.provider_answer import reader_of

    session.json = as_json
    desk, payload = session.desk, file.read()
    reader = reader_of(desk.rules, provider, desk.clock.now(), desk.outlet.zone)
    desk.do(Ingest(job=new_id(), provider=provider, payload=payload), Actor.remote(provider))
    tell(session, reader.document(reader.read(payload)))
