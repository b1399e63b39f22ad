"""The tracking rules in force on a day, joined from the files of `tracking/rules`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracking.rules_model import (
    Clocks,
    ParcelWords,
    PromiseWords,
    ReasonRow,
    RuleFile,
    StatusWords,
    Words,
)
from tracking.status import ParcelStatus, Status
from tracking.status_map import StatusMaps, compiled, status_map

LANGUAGES = ("zh-CN", "en")


class RuleFault(ValueError):
    """The rule files do not fit together; `faults` lists every fault found, not the first."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True, repr=False)
class RuleSet:
    """Everything `interpret` and the readers look up; `clock_rule` is the id of the limits."""

    maps: StatusMaps
    reasons: Mapping[str, ReasonRow]
    parcel: Mapping[tuple[Status, str], ParcelStatus]
    statuses: Mapping[Status, StatusWords]
    house: tuple[ParcelWords, ...]
    promise: Mapping[str, PromiseWords]
    clocks: Clocks
    clock_rule: str

    def parcel_status(self, status: Status | None, reason: str | None) -> ParcelStatus:
        """The house status of a canonical status and reason (P-STATUS); UNKNOWN for None."""
        if status is None:
            return ParcelStatus.UNKNOWN
        exact = self.parcel.get((status, reason or ""))
        return exact or self.parcel.get((status, ""), ParcelStatus.UNKNOWN)

    def words_of(self, status: ParcelStatus, signer: str = "") -> ParcelWords:
        """The words of a house status, those of the signer first; KeyError when there are none."""
        plain: ParcelWords | None = None
        for row in self.house:
            if row.code is status and row.signer in {"", signer}:
                if row.signer == signer:
                    return row
                plain = row
        if plain is None:
            raise KeyError(status)
        return plain


def assemble(files: Iterable[RuleFile], on: date) -> RuleSet:
    """The rules in force on that day; `RuleFault` with every fault when they do not fit."""
    live = [
        file
        for file in files
        if file.valid_from <= on and (file.valid_to is None or on <= file.valid_to)
    ]
    faults = check(live)
    clocked = [file for file in live if file.clocks is not None]
    if faults or not clocked or clocked[0].clocks is None:
        raise RuleFault(faults or ("no file has [clocks]",))
    texts = tuple(compiled(row) for file in live for row in file.text)
    maps = {
        file.provider: status_map(file.provider, file.id, file.code, file.error)
        for file in live
        if file.provider
    }
    return RuleSet(
        maps=StatusMaps(maps, texts),
        reasons={row.code: row for file in live for row in file.reason},
        parcel={(row.status, row.reason): row.parcel for file in live for row in file.parcel},
        statuses={row.code: row for file in live for row in file.status},
        house=tuple(row for file in live for row in file.house),
        promise={row.code: row for file in live for row in file.promise},
        clocks=clocked[0].clocks,
        clock_rule=clocked[0].id,
    )


def check(files: Sequence[RuleFile]) -> tuple[str, ...]:
    """Every fault of the files taken together, each with its file and key; empty when sound."""
    reasons = {row.code for file in files for row in file.reason}
    faults = [*_repeated(files), *_missing_words(files)]
    for file in files:
        named = {row.reason for row in file.code} | {row.reason for row in file.parcel}
        unlisted = sorted(named - reasons - {""})
        faults.extend(f"{file.id}: reason {reason!r} is not listed" for reason in unlisted)
        for text in file.text:
            try:
                compiled(text)
            except re.error as fault:
                faults.append(f"{file.id}: text.pattern {text.pattern!r}: {fault}")
        faults.extend(_one_language(file))
    return tuple(faults)


def _repeated(files: Sequence[RuleFile]) -> Iterable[str]:
    """Keys that two rows claim."""
    seen: set[tuple[object, ...]] = set()
    for file in files:
        keys: list[tuple[object, ...]] = [
            *(("code", file.provider, r.table, r.code, r.contains) for r in file.code),
            *(("error", file.provider, r.code, r.contains) for r in file.error),
            *(("reason", r.code) for r in file.reason),
            *(("parcel", r.status, r.reason) for r in file.parcel),
            *(("status", r.code) for r in file.status),
            *(("house", r.code, r.signer) for r in file.house),
            *(("promise", r.code) for r in file.promise),
            *((("provider", file.provider),) if file.provider else ()),
            *((("clocks",),) if file.clocks else ()),
        ]
        for key in keys:
            if key in seen:
                yield f"{file.id}: {' '.join(map(str, key))} stands twice"
            seen.add(key)


def _missing_words(files: Sequence[RuleFile]) -> Iterable[str]:
    """Statuses without words or without a house status."""
    worded = {row.code for file in files for row in file.status}
    housed = {row.code for file in files for row in file.house if not row.signer}
    mapped = {row.status for file in files for row in file.parcel if not row.reason}
    yield from (f"status {code}: no words" for code in Status if code not in worded)
    yield from (f"status {code}: no house status" for code in Status if code not in mapped)
    yield from (f"house {code}: no words" for code in ParcelStatus if code not in housed)


def _one_language(file: RuleFile) -> Iterable[str]:
    """Texts that lack a language."""
    texts: list[tuple[str, Words]] = [("title", file.title)]
    texts += [(f"reason {row.code}", row.name) for row in file.reason]
    texts += [(f"promise {row.code}", row.say) for row in file.promise]
    spoken: tuple[StatusWords | ParcelWords, ...] = (*file.status, *file.house)
    for row in spoken:
        texts += [(f"{row.code} words", words) for words in (row.name, row.next, *row.say)]
    for key, words in texts:
        for language in LANGUAGES:
            if not words.get(language):
                yield f"{file.id}: {key} has no {language}"
