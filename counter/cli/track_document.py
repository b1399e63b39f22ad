"""What is known of a number, as the command line gives it (docs/cli.md). Nothing personal in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import tzinfo

from counter import words
from counter.canonical import Json
from counter.cli.shown import instant, money, seconds
from counter.masking import masked_name, masked_numbers, masked_phone
from counter.safe_text import safe_text
from counter.views.track import Duty, Step, TrackView
from tracking.event import Event


def track_document(view: TrackView, zone: tzinfo) -> dict[str, Json]:
    """The JSON document: status, words, promise against now, age, findings, history."""
    record, meaning = view.record, view.record.meaning
    newest = record.answers[0] if record.answers else None
    return {
        "number": record.number,
        "at": instant(record.at, zone),
        "status": meaning.parcel_status.value,
        "name": dict(meaning.name),
        "tracking": {
            "status": meaning.status.value if meaning.status else None,
            "reason": meaning.reason,
            "provider": newest.provider if newest else None,
            "carrier": safe_text(newest.carrier) if newest else None,
            "provider_status": safe_text(newest.provider_status) if newest else None,
            "contradictions": list(newest.contradictions) if newest else [],
        },
        "say": {tag: safe_text(masked_numbers(text)) for tag, text in meaning.say.items()},
        "next_step": dict(meaning.next_step),
        "promise": _promise(view, zone),
        "data": {
            "seen_at": instant(record.seen_at, zone),
            "age_seconds": seconds(meaning.data_age),
            "stale": meaning.stale,
        },
        "proof_of_receipt": meaning.proof_of_receipt,
        "notes": list(meaning.notes),
        "parcel": _parcel(view, zone),
        "exception": next((f.exception for f in view.findings if f.exception), None),
        "findings": [
            {"kind": finding.kind.value, "due": instant(finding.due_at, zone), "rule": finding.rule}
            for finding in meaning.findings
        ],
        "duties": [_duty(duty, zone) for duty in view.duties],
        "events": [_event(step, zone) for step in view.steps],
    }


def _promise(view: TrackView, zone: tzinfo) -> Json:
    state = view.record.meaning.promise_state
    if state.due_at is None:
        return None
    hint = view.compensation
    return {
        "due": instant(state.due_at, zone),
        "state": state.kind.value,
        "by_seconds": seconds(state.by),
        "compensation": None
        if hint is None
        else {**money(hint.amount_fen), "case": hint.case, "rule": hint.rule},
    }


def _parcel(view: TrackView, zone: tzinfo) -> Json:
    """Our own parcel; names and phones masked, addresses left out."""
    parcel = view.record.parcel
    if parcel is None:
        return None
    body = parcel.body
    return {
        "product": body["product"],
        "zone": body["zone"],
        "accepted_at": instant(parcel.accepted_at, zone),
        "freight": money(parcel.freight_fen),
        "total": money(int(str(body["total_fen"]))),
        "insured": body["insured"],
        "clocks": [
            {"clock": "K-01", "due": instant(parcel.promise_at, zone)},
            {"clock": "K-03", "due": instant(parcel.at_risk_at, zone)},
            {"clock": "K-02", "due": instant(parcel.total_delay_at, zone)},
        ],
        **{
            party.role: {
                "name": safe_text(masked_name(party.name)),
                "phone": masked_phone(party.phone),
                "place": party.place,
            }
            for party in parcel.parties
        },
    }


def _duty(duty: Duty, zone: tzinfo) -> Mapping[str, Json]:
    return {
        "id": duty.id,
        "kind": duty.kind,
        "due": instant(duty.due_at, zone),
        "owner": duty.owner,
        "done_at": instant(duty.done_at, zone),
    }


def _event(step: Step, zone: tzinfo) -> Mapping[str, Json]:
    event = step.event
    return {
        "at": instant(event.time.utc, zone),
        "given": safe_text(event.time.given),
        "time_rule": event.time.rule.value,
        "stage": step.stage.value if step.stage else None,
        "status": event.status.value if event.status else None,
        "reason": event.reason,
        "place": safe_text(event.place),
        "code": safe_text(event.code),
        "text": safe_text(masked_numbers(event.text)),
        "source": step.source,
        "dwell_seconds": seconds(step.dwell),
    }


def track_lines(view: TrackView, zone: tzinfo) -> Iterator[str]:
    """The same for a person."""
    meaning = view.record.meaning
    yield f"{view.record.number}  {words.pick(meaning.name)} {meaning.parcel_status.value}"
    yield f"» {safe_text(masked_numbers(words.pick(meaning.say)))}"
    yield words.pick(meaning.next_step)
    for step in reversed(view.steps):
        stage = step.stage.value if step.stage else "-"
        line = f"  {_when(step.event, zone)}  {stage:<18} {safe_text(step.event.place)}"
        yield f"{line}  {safe_text(masked_numbers(step.event.text))}".rstrip()


def _when(event: Event, zone: tzinfo) -> str:
    """The time in the outlet's zone; as given with `?` where its zone is not known."""
    if event.time.utc is not None:
        return f"{event.time.utc.astimezone(zone):%m-%d %H:%M%z}"
    return safe_text(event.time.given) + "?"
