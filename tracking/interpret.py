"""What a parcel's record means: status, words for the customer, next step, promise, findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo

from tracking.draft import newest, newest_with_status
from tracking.event import Event, EventTime, TimeRule
from tracking.findings import Finding, Watch, findings
from tracking.house import in_order
from tracking.promise_state import PromiseKind, PromiseState, Stage, promise_state
from tracking.reading import Shipment
from tracking.rule_set import LANGUAGES, RuleSet
from tracking.rules_model import Words
from tracking.say import duration, joined, speak, when
from tracking.stage import place_of, refined, stage_of, standing
from tracking.status import UNSPECIFIED, ParcelStatus, Status

_DOUBT = timedelta(hours=14)
_SIGNERS = {
    "signed_by_recipient": "recipient",
    "signed_by_other": "other",
    "collected_at_point": "point",
    "left_safe_place": "safe_place",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """A parcel as it is known; `house` marks the outlet's own.

    `status` and `reason` are a carrier's; `parcel_status` is the house status when it is already
    decided, otherwise the events decide. `seen_at` is the last successful pull; None means that
    nothing is pulled for this parcel. `signer` is recipient, other, point, safe_place or "".
    """

    number: str
    events: tuple[Event, ...] = ()
    house: bool = False
    status: Status | None = None
    reason: str | None = None
    parcel_status: ParcelStatus | None = None
    promise_at: datetime | None = None
    seen_at: datetime | None = None
    abroad: bool = False
    signer: str = ""


def carried(shipment: Shipment, seen_at: datetime | None = None) -> Subject:
    """The subject of another carrier's shipment, pulled at `seen_at`."""
    return Subject(
        number=shipment.number,
        events=shipment.events,
        status=shipment.status,
        reason=shipment.reason,
        seen_at=seen_at,
    )


@dataclass(frozen=True, slots=True)
class Interpretation:
    """The meaning of a record at an instant.

    `name`, `say` and `next_step` hold a text per language; places in them come from outside and
    pass the safe-text door before they are shown. `proof_of_receipt` is True only when the
    recipient signed (E-04). `notes` are stable codes of what is odd.
    """

    status: Status | None
    reason: str | None
    parcel_status: ParcelStatus
    name: Words
    say: Words
    next_step: Words
    promise_state: PromiseState
    data_age: timedelta | None
    stale: bool
    findings: tuple[Finding, ...]
    place: str
    last_event: Event | None
    signer: str
    proof_of_receipt: bool
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _Known:
    """What is worked out once and used by every part."""

    subject: Subject
    rules: RuleSet
    at: datetime
    tz: tzinfo
    events: tuple[Event, ...]
    last: Event | None
    current: ParcelStatus
    late: tuple[Event, ...]
    stages: tuple[Stage, ...]
    promise: PromiseState
    signer: str
    stale: bool


def interpret(subject: Subject, at: datetime, tz: tzinfo, words: RuleSet) -> Interpretation:
    """What the record means at `at` (aware); `tz` is the outlet's zone, `words` the rules."""
    known = _known(subject, at, tz, words)
    row = _words(known)
    slots = {language: _slots(known, language) for language in LANGUAGES}
    return Interpretation(
        status=subject.status,
        reason=subject.reason,
        parcel_status=known.current,
        name=row[0],
        say={language: _spoken(known, row[1], slots[language], language) for language in LANGUAGES},
        next_step=row[2],
        promise_state=known.promise,
        data_age=None if subject.seen_at is None else at - subject.seen_at,
        stale=known.stale,
        findings=findings(_watch(known), at),
        place=slots[LANGUAGES[0]]["place"],
        last_event=known.last,
        signer=known.signer,
        proof_of_receipt=known.current is ParcelStatus.DELIVERED and known.signer == "recipient",
        notes=_notes(known),
    )


def parcel_status_of(subject: Subject, rules: RuleSet) -> ParcelStatus:
    """The house status of a parcel: the decided one, else of its events, else of its carrier."""
    return _current(subject, in_order(subject.events), rules)[0]


def _current(
    subject: Subject, events: tuple[Event, ...], rules: RuleSet
) -> tuple[ParcelStatus, tuple[Event, ...]]:
    """The house status, and the events that came after a final state."""
    state, late = standing(events, rules) if subject.house else (None, ())
    if subject.parcel_status is not None:
        return subject.parcel_status, late
    if subject.house:
        return state or ParcelStatus.UNKNOWN, late
    last = newest(events)
    told = rules.maps.says(last.text) if last is not None and last.text else None
    return refined(rules.parcel_status(subject.status, subject.reason), subject.status, told), late


def _known(subject: Subject, at: datetime, tz: tzinfo, rules: RuleSet) -> _Known:
    """Everything the parts share."""
    events = in_order(subject.events)
    current, late = _current(subject, events, rules)
    risk = timedelta(hours=rules.clocks.at_risk_hours)
    limit = timedelta(minutes=rules.clocks.stale_minutes)
    stages = _stages(events, rules)
    return _Known(
        subject=subject,
        rules=rules,
        at=at,
        tz=tz,
        events=events,
        last=_telling(events, rules, subject.house),
        current=current,
        late=late,
        stages=stages,
        promise=promise_state(subject.promise_at, stages, current, at, risk),
        signer=subject.signer or _SIGNERS.get(subject.reason or "", ""),
        stale=subject.seen_at is not None and at - subject.seen_at >= limit,
    )


def _telling(events: tuple[Event, ...], rules: RuleSet, house: bool) -> Event | None:
    """The event that the sentence speaks of: the newest that says where the parcel stands."""
    if house:
        scans = (event for event in reversed(events) if stage_of(event, rules) is not None)
        return next(scans, None) or newest(events)
    return newest_with_status(events) or newest(events)


def _stages(events: tuple[Event, ...], rules: RuleSet) -> tuple[Stage, ...]:
    """The house statuses with their instants; events without an instant are left out."""
    return tuple(
        Stage(stage, event.time.utc)
        for event in events
        if event.time.utc is not None and (stage := stage_of(event, rules)) is not None
    )


def _watch(known: _Known) -> Watch:
    """What the findings look at."""
    clocks = known.rules.clocks
    hours = clocks.stall_hours_abroad if known.subject.abroad else clocks.stall_hours
    times = [e.time.utc for e in known.events if e.time.utc is not None and not e.placeholder]
    return Watch(
        promise=known.promise,
        stages=known.stages,
        current=known.current,
        last_event_at=max(times, default=None),
        stall=timedelta(hours=hours),
        rule=known.rules.clock_rule,
    )


def _words(known: _Known) -> tuple[Words, tuple[Words, ...], Words]:
    """The name, the sentences and the next step."""
    subject, rules = known.subject, known.rules
    status = subject.status
    # Of a delivery one tells who signed, whoever carried; else another carrier's is not "ours".
    delivered = known.current is ParcelStatus.DELIVERED
    if subject.house or status is None or delivered or status not in rules.statuses:
        house = rules.words_of(known.current, known.signer)
        return house.name, house.say, house.next
    row = rules.statuses[status]
    return row.name, row.say, row.next


def _slots(known: _Known, language: str) -> dict[str, str]:
    """The slots of the sentences in one language; an unknown one is empty."""
    promise, last = known.promise, known.last
    reason = known.rules.reasons.get(known.subject.reason or "")
    age = known.at - known.subject.seen_at if known.subject.seen_at else timedelta()
    due = promise.due_at.astimezone(known.tz) if promise.due_at else None
    local = _local(last.time, known.tz) if last else None
    return {
        "place": place_of(last, known.rules.maps) if last else "",
        "time": when(local, language, known.at.astimezone(known.tz).year) if local else "",
        "promise": when(due, language) if due else "",
        "late": duration(promise.by, language),
        "left": duration(promise.by, language),
        "age": duration(age, language),
        "reason": reason.name[language] if reason and reason.code != UNSPECIFIED else "",
    }


def _local(time: EventTime, tz: tzinfo) -> datetime | None:
    """The clock reading to speak of: in the outlet's zone, or as given when the zone is unknown."""
    if time.utc is None or time.rule is TimeRule.DOUBTFUL_ZULU:
        return time.local
    return time.utc.astimezone(tz)


def _spoken(known: _Known, say: tuple[Words, ...], slots: dict[str, str], language: str) -> str:
    """The whole answer to the customer in one language."""
    sentences = [speak(say, slots, language)]
    following = []
    if known.promise.kind is not PromiseKind.NONE:
        following.append(str(known.promise.kind))
    if known.stale:
        following.append("stale")
    for code in following:
        row = known.rules.promise.get(code)
        sentences.append(speak((row.say,), slots, language) if row else "")
    return joined(sentences, language)


def _notes(known: _Known) -> tuple[str, ...]:
    """Stable codes of what is odd about the record as a whole."""
    notes: list[str] = []
    if known.late:
        notes.append("event-after-final")
    times = [event.time.utc for event in known.events if event.time.utc is not None]
    # A wrong zone may shift a time by 14 hours; beyond that it is a time from the future (5.5).
    if any(time > known.at + _DOUBT for time in times):
        notes.append("event-from-the-future")
    if known.current is ParcelStatus.DELIVERED and known.signer != "recipient":
        notes.append("signer-not-the-recipient")
    if known.last is not None and known.last.unsure:
        notes.append("meaning-unsure")
    return tuple(notes)
