"""Why each number of an option is what it is: what `?` shows."""

from __future__ import annotations

from counter.words import _
from screens.figures import moment, money
from screens.intake.prices import LINE_NAMES, Priced
from screens.widgets.why import Reason, reason_of
from tariffs.book import Book
from tariffs.quote import Option
from tariffs.weight import kg_text

_COLUMN_CODES = {1: ("FREIGHT", "DISCOUNT"), 2: ("INSURANCEFEE",), 3: ("PACKAGINGFEE",)}
_TOTAL, _PROMISE, _LATE = 4, 5, 6


def reasons_of(option: Option, column: int, priced: Priced, book: Book) -> list[Reason]:
    """Every number of the option explained, that of the asked column first."""
    groups = {0: [_zone(priced), _weight(priced)], _TOTAL: [_total(option, book)]}
    for number, codes in _COLUMN_CODES.items():
        groups[number] = [
            reason_of(_(LINE_NAMES[line.code]), money(line.amount_fen), line.why)
            for line in option.lines
            if line.code in codes
        ]
    if option.promise is not None:
        due = moment(option.promise.due_at, priced.zone)
        groups[_PROMISE] = [reason_of(_("Promise"), due, option.promise.why)]
    groups[_LATE] = [_late(option, book)]
    if option.refused is not None:
        groups = {0: [_refused(option, book), *groups[0]]}
    first = groups.pop(column, [])
    return [*first, *(reason for number in sorted(groups) for reason in groups[number])]


def _zone(priced: Priced) -> Reason:
    return reason_of(_("Zone"), priced.quote.zone.code, priced.quote.why_zone)


def _weight(priced: Priced) -> Reason:
    weight = priced.quote.weight
    return reason_of(_("Charged weight"), f"{kg_text(weight.billable)} kg", weight.why)


def _total(option: Option, book: Book) -> Reason:
    amounts = " + ".join(money(line.amount_fen) for line in option.lines).replace("+ -", "- ")
    total = money(option.total_fen or 0)
    inputs = tuple((line.rule, money(line.amount_fen)) for line in option.lines)
    why = book.why(("total",), inputs, f"{amounts} = {total}")
    return reason_of(_("Total"), total, why)


def _late(option: Option, book: Book) -> Reason:
    freight, paid = money(option.freight_fen or 0), money(option.late_pays_fen or 0)
    percent = kg_text(book.tariff.late_refund_percent)
    inputs = (("freight", freight), ("percent", percent))
    why = book.why(("late_refund_percent",), inputs, f"{freight} × {percent} % = {paid}")
    return reason_of(_("If late"), paid, why)


def _refused(option: Option, book: Book) -> Reason:
    refused = option.refused
    facts = {} if refused is None else refused.facts
    rule = facts.get("rule") or book.rule("products", option.product.code)
    goods = rule.startswith(book.goods.id)
    sheet = book.goods if goods else book.tariff
    until = sheet.valid_to.isoformat() if sheet.valid_to else ""
    return Reason(
        what=_("Refused"),
        value=refused.code if refused else "",
        rule=rule,
        valid=f"{sheet.valid_from.isoformat()} – {until}",
        inputs=tuple((name, text) for name, text in facts.items() if name != "rule"),
        source=sheet.source,
        mark=f"[{sheet.mark}]",
    )
