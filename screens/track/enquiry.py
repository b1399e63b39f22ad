"""The enquiry about a parcel: channel, rings, what the caller showed, and what was promised."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from functools import partial

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from counter.identity_check import Shown
from counter.jobs.record_contact import CHANNELS, RecordContact
from counter.words import N_, _
from screens.track.words import CHANNELS as CHANNEL_WORDS
from screens.widgets.check import Check
from screens.widgets.choice import Choice, Item
from screens.widgets.closing import Closing
from screens.widgets.field import Field, Look
from screens.widgets.kinds import COUNT, TEXT, Kind
from screens.widgets.rows import Rows

_CLOCK = re.compile(
    r"(?:(?P<month>\d{1,2})-(?P<day>\d{1,2})\s+|\+(?P<days>\d{1,2})\s+)?"
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})",
    re.ASCII,
)
HELP_WHEN = N_("When you call back: 15:00 today, +1 10:00 tomorrow, or 09-25 10:00.")
HELP_NAME = N_("The name the caller gave, in full.")
HELP_LAST4 = N_("The last four digits of the phone number that the caller gave.")
NOT_A_TIME = N_("A time such as 15:00, +1 10:00 or 09-25 10:00.")
TEACH = N_("Two of number, name, last four, member code. Late: a promised call is needed.")
CALL_BACK = N_("We call back with what the branch says about the parcel.")
_HALF_A_YEAR = timedelta(days=183)


def _when_fault(value: str) -> str:
    return "" if _CLOCK.fullmatch(value) else NOT_A_TIME


WHEN = Kind("when", r"[0-9:+ -]*", _when_fault, narrow=True)
DIGITS4 = Kind("last4", r"[0-9]*", narrow=True)
FIELDS = ("name", "phone4", "member", "rings", "note", "when", "promise")


def enquiry_form() -> Vertical:
    """The form; it stands where the history stood."""
    channels = [
        Item(code, str(number), partial(_said, CHANNEL_WORDS[code]))
        for number, code in enumerate(CHANNELS, 1)
    ]
    return Vertical(
        Rows(1, "teach"),
        row(
            Choice("channel", N_("Channel"), channels, (10, 9)),
            _field("rings", N_("Rings"), COUNT, Look(3, 7, limit=3)),
            Check("said", N_("said the number")),
        ),
        row(
            _field("name", N_("Name"), TEXT, Look(12, 10, help=HELP_NAME)),
            _field("phone4", N_("Last four"), DIGITS4, Look(4, 11, help=HELP_LAST4, limit=4)),
            _field("member", N_("Member"), TEXT, Look(10, 8, limit=20)),
        ),
        row(_field("note", N_("Note"), TEXT, Look(62, 10))),
        row(
            _field("when", N_("Call back"), WHEN, Look(12, 11, help=HELP_WHEN, limit=14)),
            _field("promise", N_("Promise"), TEXT, Look(44, 9)),
        ),
        Closing(N_("Record the enquiry? Enter or y")),
        id="enquiry",
    )


def contact(
    texts: Mapping[str, str], job: str, number: str, call_back: datetime | None
) -> RecordContact:
    """The command of the form; `call_back` is when a call was promised."""
    said = number if texts.get("said") else ""
    return RecordContact(
        job=job,
        waybill=number,
        channel=texts["channel"] or CHANNELS[0],
        shown=Shown(
            number=said, name=texts["name"], phone4=texts["phone4"], member=texts["member"]
        ),
        rings=int(texts["rings"]) if texts["rings"] else None,
        note=texts["note"],
        call_back_at=call_back,
        call_back_text=texts["promise"] if call_back else "",
    )


def when_of(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    """The instant of `15:00`, `+1 10:00` or `09-25 10:00` in the outlet's zone; None for nothing.

    Raises ValueError for another text, and for a day or an hour that does not exist.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    match = _CLOCK.fullmatch(plain)
    if match is None:
        raise ValueError(f"not a time: {text!r}")
    local = now.astimezone(zone)
    at = local.replace(
        hour=int(match["hour"]), minute=int(match["minute"]), second=0, microsecond=0
    )
    if match["days"]:
        at += timedelta(days=int(match["days"]))
    elif match["month"]:
        at = at.replace(month=int(match["month"]), day=int(match["day"]))
        if at < local - _HALF_A_YEAR:
            at = at.replace(year=at.year + 1)
    return at


def guessed(words: tuple[str, ...]) -> Mapping[str, str]:
    """What the words of the search say about the caller: last four digits, a name."""
    found = {}
    for word in words:
        if re.fullmatch(r"[0-9]{4}", word, re.ASCII):
            found["phone4"] = word
        elif not any(sign.isdigit() for sign in word):
            found["name"] = word
    return found


def _field(name: str, label: str, kind: Kind, look: Look) -> Field:
    return Field(name, label, kind, look)


def row(*widgets: Widget) -> Horizontal:
    """Fields beside each other."""
    return Horizontal(*widgets, classes="row")


def _said(source: str) -> str:
    return _(source)
