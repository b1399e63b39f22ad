"""`counter staff`: add a member of staff, or set a PIN."""

from __future__ import annotations

import click

from counter.actor import Role
from counter.cli.session import Session
from counter.words import LANGUAGES, _


@click.group("staff")
def COMMAND() -> None:  # noqa: N802
    """Members of staff and their PINs."""


@COMMAND.command("add")
@click.argument("staff")
@click.option("--name", required=True)
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--language", default=LANGUAGES[0], type=click.Choice(LANGUAGES))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def add(  # noqa: PLR0913 - one parameter for each option
    session: Session, *, staff: str, name: str, role: str, language: str, as_json: bool
) -> None:
    """Add STAFF (a letter and four digits) and print a PIN that opens once."""
    from counter.ids import new_id
    from counter.jobs.add_staff import AddStaff
    from counter.pins import one_time_pin

    session.json = as_json
    pin = one_time_pin()
    command = AddStaff(
        job=new_id(), staff=staff, name=name, role=Role(role), language=language, pin=pin
    )
    actor = session.actor()
    session.desk.do(command, actor)
    said = _("{staff}: first PIN {pin}; it must be changed at the first sign-in.")
    session.answer(
        {"staff": staff, "role": role, "one_time_pin": pin}, said.format(staff=staff, pin=pin)
    )


@COMMAND.command("pin")
@click.argument("staff")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def pin(session: Session, staff: str, as_json: bool) -> None:
    """Give STAFF a new PIN that opens once; for administrators and managers."""
    from counter.ids import new_id
    from counter.jobs.set_pin import SetPin
    from counter.pins import one_time_pin

    session.json = as_json
    fresh, actor = one_time_pin(), session.actor()
    session.desk.do(SetPin(job=new_id(), staff=staff, old="", new=fresh), actor)
    said = _("{staff}: first PIN {pin}; it must be changed at the first sign-in.")
    session.answer({"staff": staff, "one_time_pin": fresh}, said.format(staff=staff, pin=fresh))
