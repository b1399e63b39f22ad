"""`counter do "LINE"`: the command bar's grammar from a shell or over SSH (DEC-9)."""

from __future__ import annotations

import click

from counter.cli.session import Session, leave


@click.command("do")
@click.argument("line")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def COMMAND(ctx: click.Context, line: str, as_json: bool) -> None:  # noqa: N802
    """Run one LINE, for example: q 成都武侯 4.2 50x40x30."""
    from counter.cli.line_commands import shell_words
    from counter.cli.main import counter
    from counter.line import parse

    session: Session = ctx.obj
    session.json = as_json
    words = shell_words(parse(line), session)
    command = counter.get_command(ctx, words[0])
    if command is None:
        raise click.UsageError(f"no command {words[0]}")
    flags = ["--json"] if as_json else []
    with command.make_context(words[0], [*words[1:], *flags], parent=ctx) as inner:
        command.invoke(inner)
    leave(0)
