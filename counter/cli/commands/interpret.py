"""`counter interpret`: say what a provider's answer means, storing nothing; needs no outlet."""

from __future__ import annotations

from typing import BinaryIO

import click

from counter.cli.provider_lines import tell
from counter.cli.session import OUTLET_ZONE, Session


@click.command("interpret")
@click.option("--provider", required=True, help="karrio, dhl, kuaidi100 …")
@click.argument("file", type=click.File("rb"))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def COMMAND(session: Session, provider: str, file: BinaryIO, as_json: bool) -> None:  # noqa: N802
    """Say what a provider's answer in FILE (- for standard input) means; nothing is stored."""
    from counter.provider_answer import reader_of
    from counter.rulebook import load_rulebook

    session.json = as_json
    now = session.clock(OUTLET_ZONE).now()
    reader = reader_of(load_rulebook(), provider, now, OUTLET_ZONE)
    tell(session, reader.document(reader.read(file.read())))
