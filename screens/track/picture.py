"""What a record means, as the upper half of the tracking page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from counter.desk import Desk
from counter.masking import masked_name, masked_numbers, masked_phone
from counter.views.track import Duty, TrackView
from counter.words import N_, _, language
from screens.figures import moment, money, span
from screens.track.words import DUTIES, FINDINGS, MAY_TELL, NOTES, NUMBER_KINDS
from screens.widgets.rows import Part, paragraph
from tracking.number import recognise
from tracking.promise_state import PromiseKind
from tracking.status import ParcelStatus

HEIGHT = 13
_CELLS = 78
_SAY_ROWS = 4
_MAIN = (
    ParcelStatus.ACCEPTED,
    ParcelStatus.IN_TRANSIT,
    ParcelStatus.AT_BRANCH,
    ParcelStatus.OUT_FOR_DELIVERY,
    ParcelStatus.DELIVERED,
)
_RANK = {
    ParcelStatus.ACCEPTED: 0,
    ParcelStatus.IN_TRANSIT: 1,
    ParcelStatus.AT_HUB: 1,
    ParcelStatus.CUSTOMS: 1,
    ParcelStatus.FORWARDED: 1,
    ParcelStatus.AT_BRANCH: 2,
    ParcelStatus.OUT_FOR_DELIVERY: 3,
    ParcelStatus.ATTEMPT_FAILED: 3,
    ParcelStatus.AWAITING_PICKUP: 3,
    ParcelStatus.DELIVERED: 4,
}
_PROMISE = {
    PromiseKind.ON_TIME: ("", N_("{time} left")),
    PromiseKind.AT_RISK: ("soon", N_("{time} left")),
    PromiseKind.OVERDUE: ("overdue", N_("{time} late")),
    PromiseKind.MISSED: ("overdue", N_("missed by {time}")),
    PromiseKind.KEPT: ("", N_("kept, {time} early")),
}
_SIGNS = {"overdue": "! ", "soon": "~ ", "": ""}


@dataclass(frozen=True, slots=True)
class Picture:
    """A view with the desk whose rules name things, and the language of the customer."""

    view: TrackView
    desk: Desk
    listener: str

    def rows(self) -> list[list[Part]]:
        """At most `HEIGHT` rows: what is, what to say, what to do, what is owed, what is odd."""
        meaning = self.view.record.meaning
        say = masked_numbers(meaning.say.get(self.listener, ""))
        found = [
            self._standing(),
            *self._exception(),
            self._milestones(),
            *paragraph(say, _CELLS, _SAY_ROWS, "» "),
            [Part(_("Next: "), "strong"), Part(meaning.next_step.get(language(), ""))],
            *self._parcel(),
            *self._owed(),
            *self._odd(),
        ]
        return [*found[: HEIGHT - 1], [Part(_(MAY_TELL))]]

    def known(self) -> list[Part]:
        """What the number is, and how old the data is and whose."""
        record = self.view.record
        number = recognise(record.number)
        parts = [Part(_(NUMBER_KINDS[number.kind]))]
        if number.country:
            parts.append(Part(f" {number.country}"))
        if number.mistyped:
            should = _("check digit should be")
            parts.append(Part(f" ? {should} {number.expected}", "doubtful"))
        return [*parts, Part(" · "), *self._age()]

    def _age(self) -> list[Part]:
        record = self.view.record
        age = record.meaning.data_age
        if age is None or not record.answers:
            return [Part(_("only our own events"))]
        text = _("data {age} old").format(age=minutes(age))
        source = f" · {record.answers[0].provider}"
        return [Part(f"~ {text}", "soon") if record.meaning.stale else Part(text), Part(source)]

    def _standing(self) -> list[Part]:
        """Status in words and code, the promise against now, the exception mark."""
        meaning = self.view.record.meaning
        house = self.view.record.parcel is not None
        canonical = meaning.status.value if meaning.status else ""
        code = meaning.parcel_status.value if house else canonical
        parts = [Part(f"{meaning.name.get(language(), '')} {code}", "strong")]
        reason = self._reason()
        if reason:
            parts.append(Part(f" · {reason}"))
        return [*parts, *self._promise()]

    def _reason(self) -> str:
        record = self.view.record
        day = record.at.astimezone(self.desk.outlet.zone).date()
        row = self.desk.rules.tracking_at(day).reasons.get(record.meaning.reason or "")
        return row.name[language()] if row and record.parcel is None else ""

    def _promise(self) -> Iterator[Part]:
        state = self.view.record.meaning.promise_state
        if state.due_at is None:
            return
        promise = _("Promise")
        yield Part(f"   {promise} {moment(state.due_at, self.desk.outlet.zone)}  ")
        if state.kind in _PROMISE:
            look, source = _PROMISE[state.kind]
            yield Part(_SIGNS[look] + _(source).format(time=span(state.by)), look)

    def _exception(self) -> Iterator[list[Part]]:
        """The exception mark: its id and every finding; the status itself is not changed by it."""
        found = self.view.findings
        named = next((finding.exception for finding in found if finding.exception), "")
        marks = [finding.kind for finding in found if bool(finding.exception) == bool(named)]
        words = _(", ").join(_(FINDINGS.get(mark, mark)) for mark in dict.fromkeys(marks))
        if words:
            yield [Part(f"! {named} {words}", "overdue") if named else Part(f"~ {words}", "soon")]

    def _milestones(self) -> list[Part]:
        """How far it has come: reached stages are strong."""
        stages = [step.stage for step in self.view.steps if step.stage]
        now = self.view.record.meaning.parcel_status
        far = max((_RANK.get(stage, -1) for stage in (*stages, now)), default=-1)
        day = self.view.record.at.astimezone(self.desk.outlet.zone).date()
        words = self.desk.rules.tracking_at(day)
        parts: list[Part] = []
        for rank, stage in enumerate(_MAIN):
            reached = rank <= far
            if rank:
                parts.append(Part(" ━ " if reached else " ┄ "))
            parts.append(Part(words.words_of(stage).name[language()], "strong" if reached else ""))
        return parts

    def _parcel(self) -> list[list[Part]]:
        """Our own parcel in one row, people masked."""
        parcel = self.view.record.parcel
        if parcel is None:
            return []
        body = parcel.body
        people = " → ".join(
            f"{masked_name(party.name)} {masked_phone(party.phone)}"
            for party in (parcel.party("sender"), parcel.party("recipient"))
        )
        freight = " ".join((_("freight"), money(parcel.freight_fen)))
        charged = f"{body['product']} {body['zone']} {body['billable_kg']} kg"
        return [[Part(f"{charged} · {freight} · {people}")]]

    def _owed(self) -> Iterator[list[Part]]:
        """What the customer may be offered, and what is still to be done."""
        hint = self.view.compensation
        if hint is not None:
            source = N_("Late: {amount} of freight may be given back ({rule}). ? why")
            text = _(source).format(amount=money(hint.amount_fen), rule=hint.rule)
            more = _(" A loss claim is open to the customer.") if hint.loss_claim else ""
            yield [Part(text + more, "strong")]
        for duty in self.open_duties()[:3]:
            late = duty.due_at < self.view.record.at
            to_do = _("To do")
            text = f"{'! ' if late else ''}{to_do}: {self.duty_line(duty)}"
            yield [Part(text, "overdue" if late else "")]

    def open_duties(self) -> list[Duty]:
        """What is still to be done about this parcel."""
        return [duty for duty in self.view.duties if duty.done_at is None]

    def duty_line(self, duty: Duty) -> str:
        """A duty in words: kind, when, whose, what was promised."""
        due = moment(duty.due_at, self.desk.outlet.zone)
        kind = _(DUTIES[duty.kind]) if duty.kind in DUTIES else duty.kind
        return " ".join(filter(None, (kind, due, duty.owner or "", duty.note)))

    def _odd(self) -> Iterator[list[Part]]:
        """What is doubtful or contradicts itself."""
        record = self.view.record
        odd = [_(NOTES[note]) if note in NOTES else note for note in record.meaning.notes]
        odd += [text for answer in record.answers for text in answer.contradictions]
        if odd:
            yield [Part("? " + _("Doubtful") + ": " + "; ".join(odd), "doubtful")]


def minutes(age: timedelta) -> str:
    """`25 min` up to two hours, then as spans are written."""
    whole = int(age.total_seconds()) // 60
    return _("{minutes} min").format(minutes=whole) if whole < 120 else span(age)
