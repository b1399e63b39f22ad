"""A scan that arrives while a form is half filled (H1, features 3.7): it never becomes its text.

A scanner types ten keys and more within about 80 milliseconds and ends with Enter; nobody types so
fast. Where that happens over a form, and the keys are a plausible waybill number, the form is put
back as it was and a strip offers to go to the parcel. In fields that expect a number, and where no
form is open, a scan is typed like anything else.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual import events
from textual.app import App

from screens.widgets.field import Field
from tariffs.waybill import PREFIX, is_well_formed
from tracking.number import NumberKind, normalise, recognise

if TYPE_CHECKING:
    from screens.base import Page

FEWEST = 10
SECONDS_PER_KEY = 0.008
GAP = 0.03
_LONGEST_WAIT = 0.25
_LOOK = 0.004
_EXPECT_NUMBERS = frozenset({"waybill", "search", "line", "pin", "staff"})
_OF_LABELS = re.compile(r"[A-Z0-9]{10,40}", re.ASCII)
_OF_OTHERS = re.compile(rf"(?!{PREFIX})[A-Z]{{2,4}}[0-9]{{10,16}}", re.ASCII)


@runtime_checkable
class Remembers(Protocol):
    """A page that can be put back as it is now."""

    def remember(self) -> Callable[[], None]:
        """What puts the page back."""
        ...


@dataclass(slots=True)
class Run:
    """Characters that came close upon each other; `ended` when Enter followed as close."""

    started: float
    last: float
    signs: str = ""
    ended: bool = False
    over: bool = False
    swallowed: bool = False
    page: Page | None = None
    restore: Callable[[], None] | None = None

    @property
    def is_scan(self) -> bool:
        """Whether a scanner typed it, and it is a waybill number."""
        fast = self.last - self.started <= SECONDS_PER_KEY * max(FEWEST, len(self.signs))
        return self.ended and fast and len(self.signs) >= FEWEST and plausible(self.signs)


class ScanWatch:
    """Looks at keys when they arrive and again when they are handed over."""

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self._run: Run | None = None
        self._of: dict[int, Run] = {}

    def arrived(self, event: events.Key) -> None:
        """Note a key that lines up."""
        now, run = monotonic(), self._run
        close = run is not None and now - run.last <= GAP
        sign = event.character or ""
        if len(sign) == 1 and sign.isprintable():
            if run is None or not close:
                self._close()
                run = self._run = Run(now, now)
            run.signs += sign
            run.last = now
            self._of[id(event)] = run
            return
        if event.key == "enter" and run is not None and close:
            run.ended, run.last = True, now
            self._of[id(event)] = run
        self._close()

    async def takes(self, event: events.Key) -> bool:
        """Whether the key belongs to a scan that is shown in the strip instead of typed."""
        run = self._of.pop(id(event), None)
        if run is None or run.swallowed:
            return run is not None
        if event.key != "enter":
            await self._begin(run)
            return run.swallowed
        if run.page is None or run.page is not self._app.screen or not run.is_scan:
            return False
        if run.restore is not None:
            run.restore()
        _offer(run.page, run.signs)
        return True

    async def _begin(self, run: Run) -> None:
        """At the first key: remember the form; on what is no field, wait for the rest."""
        if run.page is not None or not self._app.screen_stack:
            return
        run.page = self._page()
        if run.page is None:
            return
        if isinstance(self._app.focused, Field):
            run.restore = _memory(run.page, self._app.focused)
            return
        # A single key would tick, choose or commit, so nothing is done before the run is over.
        limit = monotonic() + _LONGEST_WAIT
        while not run.over and monotonic() - run.last <= GAP and monotonic() < limit:  # noqa: ASYNC110
            await asyncio.sleep(_LOOK)
        if run.is_scan:
            run.swallowed = True
            _offer(run.page, run.signs)

    def _page(self) -> Page | None:
        """The page whose form a scan must not touch, None where a scan may be typed."""
        from screens.base import Page

        screen, focused = self._app.screen, self._app.focused
        if not isinstance(screen, Page):
            return None
        if not isinstance(screen, Remembers) and not screen.work_is_open():
            return None
        if isinstance(focused, Field) and focused.kind.name in _EXPECT_NUMBERS:
            return None
        return screen

    def _close(self) -> None:
        if self._run is not None:
            self._run.over = True
        self._run = None


def plausible(signs: str) -> bool:
    """Whether the characters are a waybill number by shape and, where it has one, check digit.

    A label holds capitals and digits only, so that text typed ahead over a slow line, which comes
    as fast as a scan, is not taken for one.
    """
    if _OF_LABELS.fullmatch(signs) is None:
        return False
    number = recognise(signs)
    if number.kind is NumberKind.HOUSE:
        return is_well_formed(number.text, allow_unchecked=True)
    if number.kind is NumberKind.S10:
        return not number.mistyped
    return bool(_OF_OTHERS.fullmatch(signs))


def _memory(page: Page, field: Field) -> Callable[[], None]:
    if isinstance(page, Remembers):
        return page.remember()
    value, at = field.value, field.cursor_position

    def put_back() -> None:
        field.value = value
        field.cursor_position = at

    return put_back


def _offer(page: Page, signs: str) -> None:
    from screens.widgets.scan_strip import offer

    offer(page, normalise(signs))
