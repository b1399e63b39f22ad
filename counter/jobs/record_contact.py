"""A customer asked, or was told: who, how, and whether the two-identifier check was passed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from counter.clock import stored
from counter.identity_check import Shown, passed
from counter.job import Bench, Command, Outcome, RefusedOnRecord, Topic, handles
from counter.refusal import Refused, define
from counter.store import parcels
from counter.store.fact import Fact
from counter.words import N_

PARCEL_UNKNOWN = define(
    "parcel-unknown",
    happened=N_("{number} is not a parcel of this outlet."),
    stored=N_("Nothing was stored."),
    todo=N_("Check the number; for another carrier's parcel read its tracking only."),
    say=N_("Could you read me the number once more, please?"),
)
IDENTITY_NOT_SHOWN = define(
    "identity-not-shown",
    happened=N_("The caller has not shown who they are: two of number, name, last four digits."),
    stored=N_("The enquiry was recorded as not passed."),
    todo=N_("Tell nothing about the parcel. Ask for a second detail."),
    say=N_("To protect your parcel, may I ask for your name and the last four digits?"),
)
PROMISE_NEEDED = define(
    "promise-needed",
    happened=N_("This parcel is late: a dated promise to the customer is compulsory."),
    stored=N_("Nothing was stored; what is typed stays."),
    todo=N_("Type when you will call back and what you promise."),
    say=N_("I will call you back; when would suit you?"),
)
PROMISE_PAST = define(
    "promise-past",
    happened=N_("{at} has passed; choose a later time."),
    stored=N_("Nothing was stored; what is typed stays."),
    todo=N_("Type a later time, for example 15:00."),
    say=N_("When may I call you back?"),
)

CHANNEL_UNKNOWN = define(
    "channel-unknown",
    happened=N_("There is no channel {channel}."),
    stored=N_("Nothing was stored; what is typed stays."),
    todo=N_("Use one of: {known}."),
    say=N_("One moment please."),
)

CHANNELS = ("counter", "phone", "web", "message")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordContact(Command):
    """An enquiry about a parcel: channel, rings before it was answered, and what was shown.

    `call_back_at` with `call_back_text` is a promise to the customer, kept as a duty.
    """

    waybill: str
    channel: str
    shown: Shown
    rings: int | None = None
    note: str = ""
    call_back_at: datetime | None = None
    call_back_text: str = field(default="")


@handles(RecordContact)
def record_contact(command: RecordContact, bench: Bench) -> Outcome:
    """Record the enquiry and the promise made in it (R-002-2.3.2, P-PRIV).

    Raises Refused `channel-unknown`, `parcel-unknown`, `promise-needed`, `promise-past`;
    `identity-not-shown` is itself put on record.
    """
    if command.channel not in CHANNELS:
        raise Refused(CHANNEL_UNKNOWN, channel=command.channel, known=", ".join(CHANNELS))
    parcel = parcels.find(bench.tx, command.waybill)
    if parcel is None:
        raise Refused(PARCEL_UNKNOWN, number=command.waybill)
    good = passed(command.shown, parcel)
    fact = _contact(command, good)
    if not good:
        raise RefusedOnRecord(IDENTITY_NOT_SHOWN, fact)
    _refuse_promise(command, bench, late=parcels.is_late(bench.tx, parcel.waybill, bench.now))
    bench.write(fact)
    if command.call_back_at is not None:
        bench.write(_promise(command, command.call_back_at, bench))
    return Outcome(
        {"waybill": command.waybill, "call_back": command.call_back_at is not None},
        frozenset({Topic.DUTIES}),
    )


def _refuse_promise(command: RecordContact, bench: Bench, *, late: bool) -> None:
    at = command.call_back_at
    if at is None and late:
        raise Refused(PROMISE_NEEDED)
    if at is not None and at <= bench.now:
        raise Refused(PROMISE_PAST, at=f"{at.astimezone(bench.outlet.zone):%m-%d %H:%M}")
    if at is not None and not command.call_back_text.strip():
        raise Refused(PROMISE_NEEDED)


def _contact(command: RecordContact, good: bool) -> Fact:
    return Fact(
        "contact_recorded",
        {
            "waybill": command.waybill,
            "channel": command.channel,
            "rings": command.rings,
            "passed": good,
            "identifiers": list(command.shown.kinds()),
        },
        {"note": command.note.strip()},
    )


def _promise(command: RecordContact, at: datetime, bench: Bench) -> Fact:
    body: Mapping[str, str] = {
        "duty": command.job,
        "waybill": command.waybill,
        "due_at": stored(at),
        "owner": bench.actor.id,
    }
    return Fact("customer_promised", body, {"text": command.call_back_text.strip()})
