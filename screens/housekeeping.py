"""What the program does by itself while somebody is signed in: audit, watch, erase.

It runs in a thread of its own, in short jobs, so that no key ever waits for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from counter.actor import Actor
from counter.auditing import audit, is_halted
from counter.desk import Desk
from counter.ids import new_id
from counter.job import Topic
from counter.jobs.erase_expired import EraseExpired
from counter.refusal import Trouble
from counter.watching import watch_round

if TYPE_CHECKING:
    from screens.app import CounterApp

ROUND_S = 60.0
RETENTION = Actor.system("retention")


class Housekeeping:
    """The rounds of one run of the program."""

    def __init__(self, app: CounterApp) -> None:
        self._app = app
        self._erased_on: date | None = None

    async def keep(self) -> None:
        """Audit once, then watch every minute and erase once a day, until the app ends."""
        await self._do(lambda: audit(self._app.desk.store, tables=False))
        self._app.publish(frozenset({Topic.DUTIES}))
        while self._app.is_running:
            await self.round()
            await asyncio.sleep(ROUND_S)

    async def round(self) -> None:
        """One round; pages are told when something was found."""
        desk = self._app.desk
        if is_halted(desk.store):
            return
        if await self._do(lambda: watch_round(desk)):
            self._app.publish(frozenset({Topic.DUTIES}))
        today = self._app.now().date()
        if self._erased_on != today:
            self._erased_on = today
            await self._do(lambda: erase_due(desk))

    async def _do(self, work: Callable[[], object]) -> object:
        """Work whose trouble waits for the next round: a clerk can do nothing about it now."""
        try:
            return await self._app.threads.run("rounds", work)
        except Trouble:
            return None


def erase_due(desk: Desk) -> int:
    """Erase all personal data whose retention is over; how many parts."""
    erased, more = 0, True
    while more:
        outcome = desk.do(EraseExpired(job=new_id()), RETENTION)
        erased += int(str(outcome.facts["erased"]))
        more = bool(outcome.facts["more"])
    return erased
