"""`counter doctor`: engine, file, terminal, locale, clock, versions, clash of package names."""

from __future__ import annotations

import click

from counter.cli.session import Session


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def COMMAND(session: Session, as_json: bool) -> None:  # noqa: N802
    """Say what this machine has and whether the outlet's file is sound."""
    from counter.cli.session import leave
    from counter.doctor import examine

    session.json = as_json
    found = examine(session.home)
    lines = (f"{name:<10} {value}" for name, value in found.items())
    session.answer(found, *lines)
    if not found["good"]:
        leave(4)
