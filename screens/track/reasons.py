"""Why the page says what it says: promise, delay, findings, age, compensation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo

from counter.views.track import TrackView
from counter.words import _
from screens.figures import moment, money, span
from screens.track.words import FINDINGS
from screens.widgets.why import Reason, reason_of


def reasons_of(view: TrackView, zone: tzinfo) -> list[Reason]:
    """A reason for each number on the page; the compensation first when there is one."""
    found = []
    if view.compensation is not None:
        amount = money(view.compensation.amount_fen)
        found.append(reason_of(_("Freight given back"), amount, view.compensation.why))
    return [*found, *_promise(view, zone), *_findings(view, zone), *_age(view, zone)]


def _promise(view: TrackView, zone: tzinfo) -> Iterator[Reason]:
    record = view.record
    state, parcel = record.meaning.promise_state, record.parcel
    if parcel is None or state.due_at is None:
        return
    end = state.stopped_at or record.at
    yield Reason(
        what=_("Promise"),
        value=moment(state.due_at, zone),
        rule=str(parcel.body["promise_rule"]),
        inputs=(
            (_("accepted"), moment(parcel.accepted_at, zone)),
            (_("at risk from"), moment(parcel.at_risk_at, zone)),
            (_("total delay after"), moment(parcel.total_delay_at, zone)),
        ),
        arithmetic=f"{moment(end, zone)} - {moment(state.due_at, zone)} = {span(state.by)}",
        source="P-SLA, K-01, K-02, K-03",
        mark="[house]",
    )


def _findings(view: TrackView, zone: tzinfo) -> Iterator[Reason]:
    for finding in view.record.meaning.findings:
        yield Reason(
            what=_(FINDINGS[finding.kind.value]),
            value=moment(finding.due_at, zone),
            rule=finding.rule,
            source="P-SLA",
        )


def _age(view: TrackView, zone: tzinfo) -> Iterator[Reason]:
    record = view.record
    if record.seen_at is None or record.meaning.data_age is None:
        return
    at, seen = moment(record.at, zone), moment(record.seen_at, zone)
    yield Reason(
        what=_("Age of the data"),
        value=span(record.meaning.data_age),
        rule="taxonomy#stale_minutes",
        arithmetic=f"{at} - {seen} = {span(record.meaning.data_age)}",
        source="P-SYNC",
    )
