"""`counter track`: what a number means, from the local file, in an instant."""

from __future__ import annotations

import click

from counter.cli.session import Session


@click.command("track")
@click.argument("number")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def COMMAND(session: Session, number: str, as_json: bool) -> None:  # noqa: N802
    """Say what is known of NUMBER: status, what to tell the customer, promise, history."""
    from counter.cli.track_document import track_document, track_lines
    from counter.tracked import look_up

    session.json = as_json
    desk = session.desk
    view = desk.ask(look_up(desk.rules, desk.outlet, number, desk.clock.now()))
    zone = desk.outlet.zone
    session.answer(track_document(view, zone), *track_lines(view, zone))
