"""`counter staff`: add a member of staff, or set a PIN."""

from __future__ import annotations

from pathlib import Path

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
@click.option(
    "--new-pin-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File with one's own new PIN, without a terminal.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def pin(session: Session, *, staff: str, new_pin_file: Path | None, as_json: bool) -> None:
    """Set one's own PIN, or give a colleague STAFF one that opens once."""
    from counter.ids import new_id
    from counter.jobs.set_pin import SetPin
    from counter.pins import one_time_pin

    session.json = as_json
    if staff == session.staff:
        _set_own(session, staff, new_pin_file)
        session.answer({"staff": staff}, _("The PIN of {staff} is changed.").format(staff=staff))
        return
    fresh, actor = one_time_pin(), session.actor()
    session.desk.do(SetPin(job=new_id(), staff=staff, old="", new=fresh), actor)
    said = _("{staff}: first PIN {pin}; it must be changed at the first sign-in.")
    session.answer({"staff": staff, "one_time_pin": fresh}, said.format(staff=staff, pin=fresh))


def _set_own(session: Session, staff: str, new_pin_file: Path | None) -> None:
    """Change one's own PIN: the old one is typed, or read from `--pin-file`, then the new."""
    from counter.actor import Actor
    from counter.ids import new_id
    from counter.jobs.set_pin import SetPin

    old = session.typed_pin(_("Old PIN"))
    if new_pin_file is not None:
        new = new_pin_file.read_text(encoding="utf-8", errors="replace").strip()
    else:
        new = click.prompt(_("New PIN"), hide_input=True, confirmation_prompt=True, err=True)
    session.desk.do(SetPin(job=new_id(), staff=staff, old=old, new=new), Actor.person(staff))
