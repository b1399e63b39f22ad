"""Look over the parcels under way and put on record what their clocks say (R-002-2.3.3, P-SLA)."""

from __future__ import annotations

from dataclasses import dataclass

from counter.canonical import Json
from counter.clock import stored
from counter.job import Bench, Command, Outcome, Topic, handles
from counter.parcel_record import read_record
from counter.store import duties, under_way
from counter.store.fact import Fact
from tracking.findings import Finding, FindingKind

_AT_ONCE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch(Command):
    """Look over the next parcels after `after` (a waybill number, empty for the first ones)."""

    after: str = ""


@handles(Watch)
def watch(command: Watch, bench: Bench) -> Outcome:
    """Record each new finding once: the first exception of a parcel is opened, others join it.

    `next` is where the following call goes on; it is empty when all parcels were looked at.
    """
    waybills = under_way.page(bench.tx, command.after, bench.now, _AT_ONCE)
    found = 0
    for waybill in waybills:
        record = read_record(bench.tx, bench.rules, bench.outlet, waybill, bench.now)
        if record is not None:
            found += sum(_put_on_record(waybill, one, bench) for one in record.meaning.findings)
    following = waybills[-1] if len(waybills) == _AT_ONCE else ""
    return Outcome({"found": found, "next": following}, frozenset({Topic.DUTIES}))


def _put_on_record(waybill: str, finding: Finding, bench: Bench) -> bool:
    """Whether the finding was new."""
    at = stored(finding.due_at)
    if duties.has_finding(bench.tx, waybill, finding.kind.value, at):
        return False
    body: dict[str, Json] = {
        "waybill": waybill,
        "finding": finding.kind.value,
        "found_at": at,
        "rule": finding.rule,
        "duty": f"{waybill}:{finding.kind.value}:{at}",
        "owner": None,
    }
    if finding.kind is FindingKind.AT_RISK:
        bench.write(Fact("parcel_found_at_risk", {**body, "due_at": at}))
        return True
    known = duties.open_exception(bench.tx, waybill)
    if known is not None:
        bench.write(Fact("finding_appended", {**body, "exception": known}))
        return True
    first = duties.next_exception(bench.tx, bench.outlet.terminal)
    bench.write(Fact("exception_opened", {**body, "exception": first, "due_at": at}))
    return True
