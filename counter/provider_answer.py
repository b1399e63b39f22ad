"""Read a provider's answer with the rules in force, as the command line and the jobs need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from counter.canonical import Json
from counter.masking import masked_numbers
from counter.refusal import Refused, define
from counter.rulebook import RuleBook
from counter.safe_text import safe_text
from counter.words import N_
from tracking.interpret import Subject, interpret
from tracking.reading import Answer, ErrorClass, ProviderError, Shipment, Unreadable
from tracking.registry import carriers
from tracking.rule_set import RuleSet

PROVIDER_UNKNOWN = define(
    "provider-unknown",
    happened=N_("There is no tracking provider {provider}."),
    stored=N_("Nothing was stored."),
    todo=N_("Use one of: {known}."),
    say=N_("Let me look that up another way."),
)
_MOST_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reader:
    """A provider's reader with the rules of a day; `zone` is the outlet's."""

    provider: str
    rules: RuleSet
    zone: tzinfo
    at: datetime

    def read(self, payload: bytes) -> Answer:
        """What the payload says; one that cannot be read is an answer with one error."""
        if len(payload) > _MOST_BYTES:
            return _unreadable(f"larger than {_MOST_BYTES} bytes")
        try:
            return carriers()[self.provider].read(payload, self.rules.maps)
        except Unreadable as error:
            return _unreadable(str(error))

    def document(self, answer: Answer) -> dict[str, Json]:
        """The answer in the form of the command line: shipments and errors."""
        return {
            "shipments": [self._shipment(shipment) for shipment in answer.shipments],
            "errors": [_error(error) for error in answer.errors],
        }

    def _shipment(self, shipment: Shipment) -> Mapping[str, Json]:
        subject = Subject(
            shipment.number, shipment.scans, status=shipment.status, reason=shipment.reason
        )
        meaning = interpret(subject, self.at, self.zone, self.rules)
        return {
            "number": safe_text(shipment.number),
            "carrier": safe_text(shipment.carrier),
            "status": shipment.status.value,
            "reason": shipment.reason,
            "provider_status": safe_text(shipment.provider_status),
            "events": shipment.payload_events,
            "distinct_events": shipment.distinct_events,
            "contradictions": list(shipment.contradictions),
            "reading": {tag: safe_text(masked_numbers(text)) for tag, text in meaning.say.items()},
        }


def reader_of(rules: RuleBook, provider: str, at: datetime, zone: tzinfo) -> Reader:
    """The reader of a provider.

    Raises Refused `provider-unknown`.
    """
    if provider not in carriers():
        raise Refused(PROVIDER_UNKNOWN, provider=provider, known=", ".join(sorted(carriers())))
    return Reader(provider, rules.tracking_at(at.astimezone(zone).date()), zone, at)


def _unreadable(why: str) -> Answer:
    return Answer(errors=(ProviderError(ErrorClass.UNREADABLE, "", why),))


def _error(error: ProviderError) -> Mapping[str, Json]:
    return {
        "class": error.class_.value,
        "code": safe_text(error.code),
        "message": safe_text(masked_numbers(error.message)),
        "retry_after": error.retry_after,
    }
