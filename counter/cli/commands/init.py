"""`counter init`: make an outlet - a live one, a demo one with parcels, or one for training."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from counter.cli.session import CLOCK_NOT_YOURS, Session
from counter.refusal import Refused, WrongUsage, define
from counter.words import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from counter.canonical import Json
    from counter.clock import Clock
    from counter.desk import Desk
    from counter.opening import Block, Opening
    from counter.outlet import Kind

BAD_OUTLET = define(
    "bad-outlet",
    happened=N_("{option} is missing or cannot be used: {value}."),
    stored=N_("Nothing was made."),
    todo=N_("A live outlet needs --branch, --name and --place, for example: {hint}"),
    say=N_("One moment please."),
)

_HINT = "--branch HZ-WS02 --name 杭州城西营业部 --place 330106"
_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,19}", re.ASCII)
_BLOCK = re.compile(r"([0-9]{1,11})-([0-9]{1,11})", re.ASCII)
_LONGEST_NAME = 40
_SEED = 20250922


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked for on the command line."""

    kind: Kind
    branch: str | None
    name: str | None
    place: str | None
    zone: str
    terminal: str | None
    block: Block | None
    seed: int


@click.command("init")
@click.option("--demo", "demo", is_flag=True, help="With staff and some weeks of parcels.")
@click.option("--training", "training", is_flag=True, help="With staff, without parcels.")
@click.option("--branch", help="Code of the branch, such as HZ-WS01.")
@click.option("--name", help="Name of the branch.")
@click.option("--place", help="Where it is: GB/T 2260 code or name.")
@click.option("--zone", default="Asia/Shanghai", help="Time zone of the branch.")
@click.option("--terminal", help="Name of this terminal; default BRANCH-T1.")
@click.option("--block", help="Waybill serials of this terminal: FIRST-LAST.")
@click.option("--seed", type=int, default=_SEED, help="The demo data of a seed are alike.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def COMMAND(  # noqa: N802, PLR0913 - found by this name; one parameter for each option
    session: Session,
    *,
    demo: bool,
    training: bool,
    branch: str | None,
    name: str | None,
    place: str | None,
    zone: str,
    terminal: str | None,
    block: str | None,
    seed: int,
    as_json: bool,
) -> None:
    """Make an outlet."""
    from counter.outlet import Kind

    if demo and training:
        raise click.UsageError("--demo and --training exclude each other")
    session.json = as_json
    kind = Kind.DEMO if demo else Kind.TRAINING if training else Kind.LIVE
    _make(
        session,
        Asked(
            kind=kind,
            branch=branch,
            name=name,
            place=place,
            zone=zone,
            terminal=terminal,
            block=_read_block(block),
            seed=seed,
        ),
    )


def _make(session: Session, asked: Asked) -> None:
    from counter.demo.opening import demo_opening
    from counter.opening import open_outlet
    from counter.outlet import Kind

    if asked.kind is Kind.LIVE:
        opening = _live(session, asked)
    else:
        _refuse_code("--branch", asked.branch)
        opening = demo_opening(asked.kind, asked.branch)
    clock = session.clock(opening.outlet.zone)
    open_outlet(session.home, opening, clock, _filling(asked, clock))
    _answer(session, opening)


def _filling(asked: Asked, clock: Clock) -> Callable[[Desk], None] | None:
    """What is done before the outlet is seen: the weeks of a demo outlet."""
    from counter.outlet import Kind

    if asked.kind is not Kind.DEMO:
        return None
    from counter.demo.fill import fill

    until = clock.now()
    with_words = _("Making the demo outlet: some weeks of parcels, a few seconds …")

    def build(desk: Desk) -> None:
        click.echo(with_words, err=True)
        fill(desk, until, asked.seed)

    return build


def _live(session: Session, asked: Asked) -> Opening:
    """A live outlet: the administrator with a random one-time PIN, and the numbers if given.

    Raises WrongUsage `bad-outlet`, Refused `place-unknown` or `clock-not-settable`.
    """
    from counter.demo.crew import demo_outlet
    from counter.ids import new_id
    from counter.opening import Opening, first_administrator
    from counter.outlet import Kind, Outlet
    from counter.quoting import find_place
    from counter.rulebook import load_rulebook

    if session.at is not None:
        raise Refused(CLOCK_NOT_YOURS)
    house = demo_outlet()
    code = asked.branch or house.code
    # The outlet of the shipped house policy is known; any other says what it is called and where.
    known = (house.name, house.place) if code == house.code else (None, None)
    terminal = asked.terminal or f"{code}-T1"
    _refuse_code("--branch", code)
    _refuse_code("--terminal", terminal)
    name = _needed("--name", asked.name or known[0])
    place = _needed("--place", asked.place or known[1])
    if len(name) > _LONGEST_NAME or not name.isprintable():
        raise _bad("--name", name)
    place = find_place(load_rulebook(), place).code
    outlet = Outlet(new_id(), code, name, place, _zone(asked.zone), terminal, Kind.LIVE)
    blocks = (asked.block.grant(),) if asked.block else ()
    return Opening(outlet, (first_administrator(),), blocks)


def _answer(session: Session, opening: Opening) -> None:
    from counter.boot import open_desk
    from counter.outlet import Kind
    from counter.store.parcels import count

    outlet = opening.outlet
    desk = open_desk(session.home)
    parcels = desk.ask(count)
    desk.store.close()
    document: dict[str, Json] = {
        "home": str(session.home),
        "outlet": outlet.code,
        "kind": outlet.kind.value,
        "terminal": outlet.terminal,
        "parcels": parcels,
        "staff": [member.staff for member in opening.staff],
    }
    lines = [
        _("Outlet {outlet} is ready in {home}.").format(**document),
        _("Parcels: {parcels}. Staff: {who}.").format(
            parcels=parcels, who=", ".join(member.staff for member in opening.staff)
        ),
    ]
    if outlet.kind is Kind.LIVE:
        # The only time that this PIN is shown: only its hash is stored.
        first: Mapping[str, Json] = {"staff": opening.staff[0].staff, "pin": opening.staff[0].pin}
        document["admin"] = first
        lines.append(_("Sign in once as {staff} with the PIN {pin}.").format(**first))
    session.answer(document, *lines)


def _needed(option: str, value: str | None) -> str:
    if value is None or not value.strip():
        raise _bad(option, "")
    return value.strip()


def _refuse_code(option: str, code: str | None) -> None:
    """Codes stand in file names and in lines split at blanks."""
    if code is not None and not _CODE.fullmatch(code):
        raise _bad(option, code)


def _zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (KeyError, ValueError, OSError):
        raise _bad("--zone", name) from None


def _read_block(text: str | None) -> Block | None:
    from counter.opening import Block

    if text is None:
        return None
    found = _BLOCK.fullmatch(text)
    if found is None or not 0 < int(found[1]) <= int(found[2]):
        raise _bad("--block", text)
    return Block("issued", int(found[1]), int(found[2]))


def _bad(option: str, value: str) -> WrongUsage:
    return WrongUsage(BAD_OUTLET, option=option, value=value[:60], hint=_HINT)
