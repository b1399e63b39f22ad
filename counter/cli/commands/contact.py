"""`counter contact`: put an enquiry on record, with the promise made in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from counter.cli.session import Session
from counter.words import _

if TYPE_CHECKING:
    from counter.identity_check import Shown


def _shown(said: Mapping[str, str | int | None]) -> Shown:
    from counter.identity_check import Shown

    return Shown(**{key: str(said[key]) for key in ("number", "name", "phone4", "member")})


@click.command("contact")
@click.argument("waybill")
@click.option("--channel", required=True, help="counter, phone, web or message.")
@click.option("--rings", type=click.IntRange(0, 99), help="Rings before the call was answered.")
@click.option("--number", default="", help="The number as the caller said it.")
@click.option("--name", default="", help="The name as the caller said it.")
@click.option("--phone4", default="", help="Last four digits of the caller's phone.")
@click.option("--member", default="", help="Customer code.")
@click.option("--note", default="", help="What was said.")
@click.option("--call-back", help="When the customer is called back, ISO 8601.")
@click.option("--promise", default="", help="What was promised.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def COMMAND(  # noqa: N802
    session: Session, /, *, waybill: str, as_json: bool, **said: str | int | None
) -> None:
    """Record that somebody asked about WAYBILL; needs two of number, name, digits, customer."""
    from counter.ids import new_id
    from counter.jobs.record_contact import RecordContact

    session.json = as_json
    desk, actor = session.desk, session.actor()
    rings, call_back = said["rings"], said["call_back"]
    command = RecordContact(
        job=new_id(),
        waybill=waybill.upper(),
        channel=str(said["channel"]),
        shown=_shown(said),
        rings=rings if isinstance(rings, int) else None,
        note=str(said["note"]),
        call_back_at=session.instant(str(call_back)) if call_back else None,
        call_back_text=str(said["promise"]),
    )
    outcome = desk.do(command, actor)
    session.answer(
        {"waybill": waybill.upper(), "recorded": True, "call_back": outcome.facts["call_back"]},
        _("The enquiry about {waybill} is on record.").format(waybill=waybill.upper()),
    )
