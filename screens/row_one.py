"""What row 1 says: outlet and page, who, what is unsent, and the time."""

from __future__ import annotations

from datetime import datetime

from counter.outlet import Kind, Outlet
from counter.role_words import ROLE_WORDS
from counter.words import N_, _
from screens.session import Session
from screens.widgets.status import StatusFacts

KIND_WORDS = {Kind.DEMO: N_("DEMO"), Kind.TRAINING: N_("TRAINING")}


def row_one(
    outlet: Outlet, title: str, session: Session | None, now: datetime, unsent: int
) -> StatusFacts:
    """The facts of row 1 in the language spoken now; `title` is marked, `now` in the zone."""
    kind = KIND_WORDS.get(outlet.kind)
    who = ""
    if session is not None:
        who = f"{session.name} {session.staff} {_(ROLE_WORDS[session.role])}".strip()
    return StatusFacts(
        outlet=outlet.name,
        code=outlet.code + (f" {_(kind)}" if kind else ""),
        title=_(title) if title else "",
        who=who,
        line=_("local, unsent {count}").format(count=unsent),
        time=shown_time(now),
    )


def shown_time(at: datetime) -> str:
    """`10:42+08`: the time with its offset; minutes of the offset only where there are any."""
    offset = at.strftime("%z")
    return at.strftime("%H:%M") + (offset[:3] if offset.endswith("00") else offset)
