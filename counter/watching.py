"""A round of the watch: as many short jobs as there are pages of parcels."""

from __future__ import annotations

from counter.actor import Actor
from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.watch import Watch

WATCH = Actor.system("watch")


def watch_round(desk: Desk) -> int:
    """Look over every parcel under way; how many findings were put on record."""
    found, after = 0, ""
    while True:
        outcome = desk.do(Watch(job=new_id(), after=after), WATCH)
        found += int(str(outcome.facts["found"]))
        after = str(outcome.facts["next"])
        if not after:
            return found
