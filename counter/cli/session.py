"""What every command needs: the home, the desk, who asks, and how to answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from zoneinfo import ZoneInfo

import click

from counter import words
from counter.actor import Actor
from counter.canonical import Json
from counter.clock import Clock, MachineClock, StoppedClock, read_instant
from counter.refusal import Refused, WrongUsage, define
from counter.words import N_

if TYPE_CHECKING:
    from datetime import datetime

    from counter.desk import Desk
    from counter.outlet import Outlet
    from counter.rulebook import RuleBook

CLOCK_NOT_YOURS = define(
    "clock-not-settable",
    happened=N_("--at is for demo and training outlets; this one is live."),
    stored=N_("Nothing was stored."),
    todo=N_("Leave --at out."),
    say=N_("One moment please."),
)
WHO_ARE_YOU = define(
    "who-asks",
    happened=N_("This command needs to know who asks."),
    stored=N_("Nothing was stored."),
    todo=N_("Put --as STAFF before the command, for example: counter --as E1001 …"),
    say=N_("One moment please."),
)
PIN_FOR_ONCE = define(
    "pin-for-once",
    happened=N_("The PIN of {staff} is a first PIN; it must be changed first."),
    stored=N_("Nothing was stored."),
    todo=N_("Set your own PIN first: counter --as {staff} staff pin {staff}"),
    say=N_("One moment please."),
)
BAD_INSTANT = define(
    "bad-instant",
    happened=N_("{text} is not a time in ISO 8601 form."),
    stored=N_("Nothing was stored."),
    todo=N_("Write it like 2025-09-22T15:05 or 2025-09-22T15:05+08:00."),
    say=N_("One moment please."),
)

OUTLET_ZONE = ZoneInfo("Asia/Shanghai")


@dataclass
class Session:
    """The options before the command. The desk is opened when a command first needs it."""

    home: Path
    staff: str | None = None
    at: str | None = None
    language: str | None = None
    pin_file: Path | None = None
    json: bool = False

    @cached_property
    def desk(self) -> Desk:
        """The desk of the home, at the time of `--at` when it is given.

        Raises Refused `clock-not-settable` on a live outlet.
        """
        from counter.boot import open_desk
        from counter.outlet import Kind

        desk = open_desk(self.home, MachineClock())
        if self.at is not None:
            if desk.outlet.kind is Kind.LIVE:
                raise Refused(CLOCK_NOT_YOURS)
            desk.clock = self.clock(desk.outlet.zone)
        return desk

    def clock(self, zone: ZoneInfo) -> Clock:
        """The clock that `--at` asks for, else the machine's.

        Raises WrongUsage `bad-instant`.
        """
        if self.at is None:
            return MachineClock()
        return StoppedClock(_instant(self.at, zone))

    def instant(self, text: str) -> datetime:
        """A time as typed, in the outlet's zone unless it says otherwise.

        Raises WrongUsage `bad-instant`.
        """
        return _instant(text, self.desk.outlet.zone)

    def tariff_desk(self) -> tuple[RuleBook, Outlet | None, datetime]:
        """Rules, outlet and time for a quote; without an outlet the packaged rules quote."""
        from counter.rulebook import load_rulebook
        from counter.store.place import Home

        if Home(self.home).database.exists():
            return self.desk.rules, self.desk.outlet, self.desk.clock.now()
        return load_rulebook(), None, self.clock(OUTLET_ZONE).now()

    def origin(self) -> str:
        """Where a parcel starts when nobody says otherwise: at the outlet."""
        return self.desk.outlet.place

    def role(self) -> str:
        """The role of `--as` for questions that depend on it, else a clerk's."""
        from counter.desk import role_of

        if self.staff is None:
            return "clerk"
        actor = Actor.person(self.staff)
        found = self.desk.ask(lambda reader: role_of(reader, actor))
        return found.value if found else "clerk"

    def actor(self) -> Actor:
        """The person of `--as`; on a live outlet the PIN is asked for and checked first.

        Raises WrongUsage `who-asks`, and Refused for a wrong PIN or one for a single time.
        """
        from counter.outlet import Kind

        if self.staff is None:
            raise WrongUsage(WHO_ARE_YOU)
        if self.desk.outlet.kind is Kind.LIVE and self._sign_in(self.staff):
            raise Refused(PIN_FOR_ONCE, staff=self.staff)
        return Actor.person(self.staff)

    def _sign_in(self, staff: str) -> bool:
        """Check the PIN; whether it is one that opens only to be changed."""
        from counter.ids import new_id
        from counter.jobs.sign_in import SignIn

        outcome = self.desk.do(
            SignIn(job=new_id(), staff=staff, pin=self.typed_pin("PIN")), Actor.person(staff)
        )
        return bool(outcome.facts["one_time_pin"])

    def typed_pin(self, prompt: str) -> str:
        """The PIN of `--pin-file`, else one typed unseen."""
        if self.pin_file is not None:
            return self.pin_file.read_text(encoding="utf-8", errors="replace").strip()
        typed: str = click.prompt(prompt, hide_input=True, err=True)
        return typed

    def answer(self, document: Mapping[str, Json], *lines: str) -> None:
        """Print one JSON document with `--json`, else the lines for a person."""
        if self.json:
            click.echo(json.dumps(document, ensure_ascii=False))
        else:
            for line in lines:
                click.echo(line)

    def speak(self) -> None:
        """Use the language of `--lang`, else that of the settings."""
        words.use(self.language or self._settings_language())

    def _settings_language(self) -> str:
        from counter.settings import read_settings

        return read_settings(self.home / "settings.toml").ui.language


def _instant(text: str, zone: ZoneInfo) -> datetime:
    try:
        return read_instant(text, zone)
    except (ValueError, OverflowError):
        raise WrongUsage(BAD_INSTANT, text=text) from None


def leave(code: int) -> NoReturn:
    """End the command with an exit code."""
    raise click.exceptions.Exit(code)
