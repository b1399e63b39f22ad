"""The key gate (DEC-8): keys are handed over one at a time, in order, to where they belong.

A terminal delivers keys in bursts: a scan, a paste, fast fingers, a slow line. Textual would hand
a whole burst to the field that has the focus at that moment. Here the next key waits until the
effects of the last one have settled: focus, screens, and pages that are still loading.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Protocol, runtime_checkable

from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.widgets import Input

from screens.scan import ScanWatch

GIVE_UP = "ctrl+c"
SHOWN_AFTER = 0.1
GIVE_UP_AFTER = 2.0
TELL_AFTER = 10.0
LONGEST_PASTE = 10_000
_POLL = 0.005
_QUICK = 200
_SHOWN_ABOVE = 2
# What a scanner's suffix or a pasted line end arrives as.
_SAME_KEY = {"ctrl+j": "enter", "ctrl+m": "enter", "ctrl+i": "tab"}


@runtime_checkable
class Loading(Protocol):
    """A screen that can say that it is not ready for keys, and shows how many wait."""

    @property
    def busy(self) -> bool:
        """Whether keys must wait."""
        ...

    def show_waiting(self, count: int) -> None:
        """Show how many keys wait; 0 takes the figure away."""
        ...

    def show_waited(self, seconds: float) -> None:
        """Say what is being waited for, after 0.1, 2 and 10 seconds."""
        ...


class Gate:
    """Hands the keys of an app over, one at a time; `deliver` is the app's own way to take one."""

    def __init__(self, app: App[int], deliver: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app = app
        self._deliver = deliver
        self._waiting: deque[events.Key | str] = deque()
        self._draining: asyncio.Task[None] | None = None
        self._held_since: float | None = None
        self._told = 0.0
        self._given_up = False
        self._scans = ScanWatch(app)

    @property
    def waiting(self) -> int:
        """How many keys have not been handed over yet."""
        return sum(len(item) if isinstance(item, str) else 1 for item in self._waiting)

    async def done(self) -> None:
        """Wait until every key has been handed over and its effects have settled."""
        while self._draining is not None and not self._draining.done():
            await asyncio.shield(self._draining)

    def line_up(self, event: events.Key | events.Paste) -> None:
        """Put a key, or the keys that a paste stands for, behind those that wait."""
        if isinstance(event, events.Paste):
            self._waiting.extend(keys_of_paste(event.text))
        elif event.key == GIVE_UP and self._held_for() >= GIVE_UP_AFTER:
            self._waiting.clear()
            self._given_up = True
            return
        else:
            key = _normal(event)
            self._scans.arrived(key)
            self._waiting.append(key)
        if self._draining is None or self._draining.done():
            self._draining = asyncio.create_task(self._drain())

    def put_back(self, event: events.Key) -> None:
        """Hand a key over again, before those that wait: it was meant for another place."""
        self._waiting.appendleft(events.Key(event.key, event.character))

    async def _drain(self) -> None:
        while self._waiting and self._app.is_running:
            await self._hand_over()
            await self._settled()
            self._show_count()

    async def _hand_over(self) -> None:
        """Hand the first waiting key, or as much of a pasted text as one place may take."""
        first = self._waiting.popleft()
        if isinstance(first, events.Key):
            if not await self._scans.takes(first):
                await self._deliver(first)
        elif isinstance(self._app.focused, Input):
            await self._deliver(events.Paste(first))
        else:
            if len(first) > 1:
                self._waiting.appendleft(first[1:])
            await self._deliver(events.Key(_character_to_key(first[0]), first[0]))

    async def _settled(self) -> None:
        """Wait until the effects of the last key have come to rest."""
        self._held_since, self._told, self._given_up = monotonic(), 0.0, False
        rounds = 0
        while self._app.is_running and not self._given_up:
            if not self._page_is_busy() and self._all_at_rest():
                break
            # Most keys settle within a few turns of the loop; only a slow page is polled.
            await asyncio.sleep(0 if rounds < _QUICK else _POLL)
            rounds += 1
            if rounds > _QUICK:
                self._tell()
        self._held_since = None

    def _all_at_rest(self) -> bool:
        """Whether nothing that a key may have moved has work left, in any open screen."""
        screens = self._app.screen_stack
        # Callbacks put off until after a refresh are no message yet, so no queue shows them. Those
        # of a covered screen wait until it is in front again, so they are not waited for.
        if self._app.screen._callbacks:  # noqa: SLF001
            return False
        nodes = (node for screen in screens for node in screen.walk_children(with_self=True))
        return _at_rest(self._app) and all(_at_rest(node) for node in nodes)

    def _page_is_busy(self) -> bool:
        screen = self._app.screen
        return isinstance(screen, Loading) and screen.busy

    def _held_for(self) -> float:
        return 0.0 if self._held_since is None else monotonic() - self._held_since

    def _tell(self) -> None:
        """Show what is waited for, at each of the three moments once."""
        self._show_count()
        held = self._held_for()
        for moment in (SHOWN_AFTER, GIVE_UP_AFTER, TELL_AFTER):
            if held >= moment > self._told:
                self._told = moment
                if isinstance(self._app.screen, Loading):
                    self._app.screen.show_waited(moment)

    def _show_count(self) -> None:
        screen = self._app.screen if self._app.screen_stack else None
        if isinstance(screen, Loading):
            count = self.waiting
            shown = count > _SHOWN_ABOVE and self._held_for() >= SHOWN_AFTER
            screen.show_waiting(count if shown else 0)


class GatedApp(App[int]):
    """An app whose keys pass the gate."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = Gate(self, super().on_event)
        self.last_key = monotonic()

    async def on_event(self, event: events.Event) -> None:
        """Line keys and pastes up; everything else goes its usual way."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self.last_key = monotonic()
        if isinstance(event, events.Paste) and len(event.text) > LONGEST_PASTE:
            self.paste_refused(len(event.text))
        else:
            self.gate.line_up(event)

    def paste_refused(self, length: int) -> None:
        """Called when a paste is longer than anybody means to paste; nothing of it is used."""


def keys_of_paste(text: str) -> list[events.Key | str]:
    """A pasted text as runs of characters with Enter for each line end and Tab for each tab.

    Rows land field by field. Control characters are no text: they are left out.
    """
    keys: list[events.Key | str] = []
    run = ""
    for sign in text.replace("\r\n", "\n"):
        if sign in "\n\r\t":
            keys += [run] if run else []
            keys.append(events.Key("tab" if sign == "\t" else "enter", "\r"))
            run = ""
        elif sign.isprintable():
            run += sign
    return keys + ([run] if run else [])


def _normal(event: events.Key) -> events.Key:
    """The key under its usual name: a line feed from a scanner is Enter."""
    name = _SAME_KEY.get(event.key)
    return event if name is None else events.Key(name, "\r" if name == "enter" else "\t")


def _at_rest(node: MessagePump) -> bool:
    """Whether a node waits for its next message: its queue is empty and nothing is being handled.

    An empty queue alone does not say so: the last message may still be at work. A node at work does
    not wait on its queue.
    """
    if getattr(node, "_closing", False) or getattr(node, "_closed", False):
        return True
    # asyncio.Event keeps who waits for it; there is no public way to ask.
    waiting = getattr(node._message_queue.ready_event, "_waiters", ())  # noqa: SLF001
    return not node.message_queue_size and any(not waiter.done() for waiter in waiting)
