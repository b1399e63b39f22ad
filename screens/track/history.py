"""The history of a number: newest first, times with their offset, the provider's own words."""

from __future__ import annotations

from datetime import tzinfo

from counter.masking import masked_numbers
from counter.views.track import Step, TrackView
from counter.words import N_, _, language
from screens.figures import span
from screens.widgets.sheet import Sheet
from screens.widgets.table import Column, Row
from tracking.event import EventTime, TimeRule
from tracking.rule_set import RuleSet
from tracking.stage import place_of

COLUMNS = (
    Column(N_("Time"), 14),
    Column(N_("Status"), 12),
    Column(N_("Place"), 14),
    Column(N_("Source"), 9),
    Column(N_("Stood"), 6, right=True),
    Column(N_("Code and words as given"), 0),
)
HOUSE = "house"


def history_rows(view: TrackView, rules: RuleSet, zone: tzinfo) -> list[Row]:
    """A row for each event, the newest first; `?` marks a time whose zone is unknown."""
    return [_row(number, step, rules, zone) for number, step in _newest_first(view)]


def step_of(view: TrackView, key: str) -> Step:
    """The event of a row."""
    return view.steps[int(key)]


def _newest_first(view: TrackView) -> list[tuple[int, Step]]:
    return list(reversed(list(enumerate(view.steps))))


def _row(number: int, step: Step, rules: RuleSet, zone: tzinfo) -> Row:
    event = step.event
    doubtful = event.time.utc is None or event.unsure or event.time.rule is TimeRule.DOUBTFUL_ZULU
    return Row(
        str(number),
        "?" if doubtful else " ",
        (
            shown_time(event.time, zone),
            status_name(step, rules),
            masked_numbers(place_of(event, rules.maps)),
            _("ours") if step.source == HOUSE else step.source,
            "" if step.dwell is None else span(step.dwell),
            as_given(step),
        ),
    )


def shown_time(time: EventTime, zone: tzinfo) -> str:
    """`09-23 08:10+08` in the outlet's zone; as given and marked `?` when its zone is unknown."""
    if time.utc is None:
        local = f"{time.local:%m-%d %H:%M}" if time.local else time.given
        return f"{local}?"
    local_time = time.utc.astimezone(zone)
    offset = f"{local_time:%z}"
    short = offset[:3] if offset.endswith("00") else offset
    return f"{local_time:%m-%d %H:%M}{short}" + ("?" if time.rule is TimeRule.DOUBTFUL_ZULU else "")


def status_name(step: Step, rules: RuleSet) -> str:
    """The stage in our words, else the canonical status, else a dash: nothing is guessed."""
    if step.stage is not None:
        return rules.words_of(step.stage).name[language()]
    status = step.event.status
    if status is not None and status in rules.statuses:
        return rules.statuses[status].name[language()]
    return "—"


def as_given(step: Step) -> str:
    """Code and words as the source gave them; phone numbers in them are masked."""
    words = masked_numbers(step.event.text)
    quoted = f'"{words}"' if words else ""
    return f"{step.event.code} {quoted}".strip()


class EventSheet(Sheet):
    """One event in full: what was given, and what was made of it."""

    def __init__(self, step: Step, rules: RuleSet, zone: tzinfo) -> None:
        super().__init__()
        self.step = step
        self.rules = rules
        self.zone = zone

    def lines(self) -> list[str]:
        """Each part under its name."""
        step, event = self.step, self.step.event
        reason = self.rules.reasons.get(event.reason or "")
        pairs = (
            (_("Time"), shown_time(event.time, self.zone)),
            (_("Time as given"), f"{event.time.given}  ({event.time.rule.value})"),
            (_("Status"), status_name(step, self.rules)),
            (_("Reason"), reason.name[language()] if reason else ""),
            (_("Place"), masked_numbers(event.place)),
            (_("Source"), step.source),
            (_("Code"), event.code),
            (_("Label given"), masked_numbers(event.label)),
            (_("Words as given"), masked_numbers(event.text)),
            (_("Stood"), span(step.dwell) if step.dwell is not None else ""),
            (_("Rule"), event.rule),
        )
        return ["# " + _("Event"), *(f"{name}: {text}" for name, text in pairs if text)]
