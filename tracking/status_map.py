"""Look-up of a provider's codes: what they mean and which rule row says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tracking.reading import ErrorClass
from tracking.rules_model import CodeRow, ErrorRow, TextRow
from tracking.status import UNRECOGNIZED, ParcelStatus, Status

_NOTE = re.compile(r"\s*[(（].*$")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code means: a status (None is "unchanged"), a reason, and the rule that says so."""

    status: Status | None
    reason: str | None
    unsure: bool = False
    rule: str = ""
    known: bool = True


SAYS_NOTHING = Meaning(None, None)
UNKNOWN_CODE = Meaning(None, UNRECOGNIZED, known=False)


@dataclass(frozen=True, slots=True)
class TextSays:
    """A compiled text row."""

    says: ParcelStatus
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None

    def match(self, text: str) -> re.Match[str] | None:
        """The match, or None when the text does not say it or takes it back."""
        if self.unless is not None and self.unless.search(text):
            return None
        return self.pattern.search(text)


@dataclass(frozen=True, slots=True, repr=False)
class StatusMap:
    """The codes, labels and errors of one provider."""

    provider: str
    codes: Mapping[tuple[str, str], Meaning]
    labels: Mapping[str, str]
    messages: tuple[tuple[CodeRow, Meaning], ...]
    errors: tuple[ErrorRow, ...]

    def meaning(self, code: str, table: str = "") -> Meaning:
        """What a code means; an empty code says nothing, an unlisted one is `UNKNOWN_CODE`."""
        if not code:
            return SAYS_NOTHING
        return self.codes.get((table, code.casefold()), UNKNOWN_CODE)

    def labelled(self, label: str) -> str:
        """The code of a provider's own status label, or "" when the label is not listed."""
        return self.labels.get(label.strip(), "")

    def said(self, table: str, code: str, message: str) -> Meaning | None:
        """The meaning of a code that counts only with certain words in its message."""
        for row, meaning in self.messages:
            if row.table == table and row.code == code and row.contains in message:
                return meaning
        return None

    def error(self, code: str, message: str) -> ErrorClass | None:
        """The class of an error code or of the words of its message; None when not listed."""
        for row in self.errors:
            if row.code in {"*", code.casefold()} and row.contains in message:
                return row.class_
        return None


@dataclass(frozen=True, slots=True, repr=False)
class StatusMaps:
    """The maps of all providers and what texts say; the value a reader is given."""

    maps: Mapping[str, StatusMap]
    texts: tuple[TextSays, ...] = ()

    def of(self, provider: str) -> StatusMap:
        """The map of a provider; an empty one when no rule file names it."""
        return self.maps.get(provider) or status_map(provider, "", (), ())

    def says(self, text: str) -> ParcelStatus | None:
        """The house status a text speaks of, by the first row that matches."""
        return next((row.says for row in self.texts if row.match(text)), None)


def status_map(
    provider: str, rule: str, rows: tuple[CodeRow, ...], errors: tuple[ErrorRow, ...]
) -> StatusMap:
    """The map of one provider from its rows; rows with `contains` match by message only."""
    codes: dict[tuple[str, str], Meaning] = {}
    labels: dict[str, str] = {}
    messages: list[tuple[CodeRow, Meaning]] = []
    for row in rows:
        meaning = Meaning(
            row.status,
            row.reason or None,
            row.unsure,
            f"{rule}#{row.table + '.' if row.table else ''}{row.code}",
        )
        if row.contains:
            messages.append((row, meaning))
            continue
        codes[row.table, row.code.casefold()] = meaning
        if row.label and not row.table:
            labels.setdefault(_NOTE.sub("", row.label), row.code)
    return StatusMap(provider, codes, labels, tuple(messages), errors)


def compiled(row: TextRow) -> TextSays:
    """The row with its patterns compiled; re.error when one is faulty."""
    unless = re.compile(row.unless, re.IGNORECASE) if row.unless else None
    return TextSays(row.says, re.compile(row.pattern, re.IGNORECASE), unless)
