"""The shape of the files in `tracking/rules`: frozen, and an unknown key is an error.

Every file of the folder decodes as a `RuleFile`; `tracking.rule_set.assemble` joins them.
"""

from __future__ import annotations

from datetime import date

import msgspec

from tracking.reading import ErrorClass
from tracking.status import ParcelStatus, Status

Words = dict[str, str]
"""A text in each language: `zh-CN` and `en`."""


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of a rule file."""


class CodeRow(Row, frozen=True, kw_only=True):
    """What a provider's code means; no `status` means "status unchanged" (T1).

    `table` "" is the main table; `contains` must stand in the text for the row to apply.
    `unsure` marks a code on whose meaning the sources disagree (T3).
    """

    code: str
    table: str = ""
    status: Status | None = None
    reason: str = ""
    label: str = ""
    contains: str = ""
    mark: str = "D"
    unsure: bool = False


class ErrorRow(Row, frozen=True, kw_only=True):
    """What a provider's error code means; `contains` must stand in the message."""

    code: str
    class_: ErrorClass = msgspec.field(name="class")
    contains: str = ""
    mark: str = "D"


class ReasonRow(Row, frozen=True, kw_only=True):
    """One of the reasons (T1) with its usual status and its name."""

    code: str
    usual: Status
    name: Words


class ParcelRow(Row, frozen=True, kw_only=True):
    """The house status of a canonical status; an empty reason stands for every other reason."""

    status: Status
    parcel: ParcelStatus
    reason: str = ""


class TextRow(Row, frozen=True, kw_only=True):
    """What a text says, whatever its code; used for stages and contradictions only.

    `says` is a house status; `unless` is a pattern that takes the saying back. A group named
    `place` in the pattern gives the place.
    """

    says: ParcelStatus
    pattern: str
    unless: str = ""


class StatusWords(Row, frozen=True, kw_only=True):
    """The name of a canonical status, what to tell the customer, and the clerk's next step."""

    code: Status
    name: Words
    say: tuple[Words, ...]
    next: Words


class ParcelWords(Row, frozen=True, kw_only=True):
    """The name of a house status, what to tell the customer, and the clerk's next step.

    The first variant of `say` whose slots are all known is spoken. `signer` limits the row to
    one kind of signer (recipient, other, point, safe_place).
    """

    code: ParcelStatus
    name: Words
    say: tuple[Words, ...]
    next: Words
    signer: str = ""


class PromiseWords(Row, frozen=True, kw_only=True):
    """The sentence about the promise for one state of it, or about the age of the data."""

    code: str
    say: Words


class Clocks(Row, frozen=True, kw_only=True):
    """The limits that `interpret` watches."""

    stale_minutes: int
    at_risk_hours: int
    stall_hours: int
    stall_hours_abroad: int


class RuleFile(Row, frozen=True, kw_only=True):
    """One file of `tracking/rules`, valid from a date, with its source and its mark."""

    id: str
    title: Words
    valid_from: date
    source: str
    mark: str
    valid_to: date | None = None
    provider: str = ""
    code: tuple[CodeRow, ...] = ()
    error: tuple[ErrorRow, ...] = ()
    reason: tuple[ReasonRow, ...] = ()
    parcel: tuple[ParcelRow, ...] = ()
    text: tuple[TextRow, ...] = ()
    status: tuple[StatusWords, ...] = ()
    house: tuple[ParcelWords, ...] = ()
    promise: tuple[PromiseWords, ...] = ()
    clocks: Clocks | None = None
