"""The threads that the desk is asked in: the event loop never waits for the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from counter.desk import Desk

T = TypeVar("T")


class DeskThreads:
    """A thread for commands, one for questions, one for rounds; each keeps its own connection."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._threads = {
            group: ThreadPoolExecutor(1, thread_name_prefix=group)
            for group in ("command", "question", "rounds")
        }

    async def run(self, group: str, work: Callable[[], T]) -> T:
        """Do the work in the thread of the group, in the order in which it was asked for."""
        return await asyncio.get_running_loop().run_in_executor(self._threads[group], work)

    def close(self) -> None:
        """Close each thread's connections and end the threads; what runs is finished first."""
        for thread in self._threads.values():
            thread.submit(self.desk.store.close)
            thread.shutdown(wait=True)
