"""Hands for the tests of screens: they send keys as a terminal does, and wait for the gate."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot

from screens.app import CounterApp

Opener = Callable[..., AbstractAsyncContextManager[Pilot[int]]]
PIN = "402817"
_CHARACTERS = {"enter": "\r", "tab": "\t", "escape": "\x1b"}


async def settle(pilot: Pilot[int]) -> None:
    """Wait until workers, keys and messages have come to rest."""
    app = pilot.app
    assert isinstance(app, CounterApp)
    for _round in range(3):
        await app.workers.wait_for_complete()
        await app.gate.done()
        if app.is_running:
            await pilot.pause(0)


async def burst(pilot: Pilot[int], *keys: str) -> None:
    """Send keys all at once, as a terminal delivers a burst; a longer text is typed."""
    for key in keys:
        for event in as_events(key):
            pilot.app.post_message(event)
    await settle(pilot)


def as_events(key: str) -> list[events.Event]:
    """`<f10>` is a key by name; anything else is typed character by character."""
    if key.startswith("<") and key.endswith(">") and len(key) > 2:
        name = key[1:-1]
        return [events.Key(name, _CHARACTERS.get(name))]
    return [events.Key(_character_to_key(sign), sign) for sign in key]


async def sign_in(pilot: Pilot[int]) -> None:
    """Sign the clerk in."""
    await burst(pilot, "E1001", "<enter>", PIN, "<enter>")


def rows(app: App[int]) -> list[str]:
    """What stands on the screen, one text a row."""
    lines = app.screen._compositor.render_strips()
    assert len(lines) == app.size.height
    return [strip.text.rstrip() for strip in lines]
