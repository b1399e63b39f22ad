"""An errand to the desk: work for another thread, and what happens with its answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from counter.job import Outcome, Topic
from counter.refusal import Trouble
from screens import crash
from screens.desk_thread import DeskThreads

if TYPE_CHECKING:
    from screens.at_the_desk import AtTheDesk


@dataclass(frozen=True, slots=True)
class Errand:
    """Work of a group (`command` or `question`) for a page.

    `then` gets the answer and `failed` the trouble, both as messages to the page; with `held` the
    keys wait until then.
    """

    group: str
    page: AtTheDesk
    work: Callable[[], Any]  # any answer: `then` takes the same kind
    then: Callable[[Any], None]
    failed: Callable[[Trouble], None]
    held: bool = True


async def run(
    errand: Errand, threads: DeskThreads, publish: Callable[[frozenset[Topic]], None]
) -> None:
    """Do an errand; an error that nobody foresaw becomes a named fault, and the program goes on."""
    answer: object = None
    try:
        answer = await threads.run(errand.group, errand.work)
    except Trouble as trouble:
        reply = partial(errand.failed, trouble)
    except Exception as error:
        reply = partial(errand.failed, crash.fault(error, threads.desk.store.home.folder))
    else:
        reply = partial(errand.then, answer)
    page = errand.page
    if page.is_attached and page.call_later(_dealt_with, errand, reply):
        return
    # The page was left before its answer came: what changed is still made known.
    if isinstance(answer, Outcome):
        publish(answer.changed)


def _dealt_with(errand: Errand, reply: Callable[[], None]) -> None:
    try:
        reply()
    finally:
        if errand.held:
            errand.page.let_go()
