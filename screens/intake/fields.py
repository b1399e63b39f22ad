"""The fields of the intake page: what each takes, how wide it is, what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget

from counter.acceptance import DELIVERY_WAYS, IDENTITY_KINDS
from counter.words import N_, _, language
from screens.intake.prices import COLUMNS
from screens.widgets.check import Check
from screens.widgets.choice import Choice, Item
from screens.widgets.field import Field, Look
from screens.widgets.grid import Grid
from screens.widgets.kinds import KG, TEXT, WAYBILL, YUAN, Kind
from tariffs.book import Book
from tariffs.weight import to_dimensions
from tariffs.words import Words as RuleWords

SPECIAL = {"=": "=", "＝": "=", "n": "n", "N": "n"}
IDENTITY_WORDS = {
    "resident-id": N_("resident ID"),
    "passport": N_("passport"),
    "permit": N_("permit"),
    "licence": N_("licence"),
    "known-contract": N_("contract"),
}
DELIVERY_WORDS = {"door": N_("to the door"), "station": N_("station"), "locker": N_("locker")}


def _size_fault(value: str) -> str:
    try:
        to_dimensions(value)
    except ValueError:
        return N_("Three sides in cm, such as 50x40x30.")
    return ""


def _phone_fault(value: str) -> str:
    digits = re.sub(r"\D", "", value)
    fits = "*" in value or len(digits) == 4 or 7 <= len(digits) <= 15
    return "" if fits else N_("A phone number has 7 to 15 digits; four digits recall somebody.")


SIZE = Kind("size", r"[0-9.x×* ]*", _size_fault, narrow=True)
PHONE = Kind("phone", r"[0-9+()* -]*", _phone_fault, narrow=True)
PERCENT = Kind("percent", r"[0-9]{0,3}\.?[0-9]{0,2}", right=True, narrow=True, unit="%")
DIGITS = Kind("digits", r"[0-9xX]*", narrow=True, upper=True)


class FormField(Field):
    """A field of a form: `=` in it, while empty, copies it from the last parcel; `?` asks why."""

    copied = ""

    class Sign(Message):
        """A sign with a meaning was typed into the empty field: `=`, or `n` for no insurance."""

        def __init__(self, field: FormField, sign: str) -> None:
            super().__init__()
            self.field = field
            self.sign = sign

    async def _on_key(self, event: events.Key) -> None:
        """The signs of an empty field, and `?` where the field takes no such sign."""
        character = event.character or ""
        fresh = not self.value or self.value == self.copied
        sign = SPECIAL.get(character, "") if fresh else ""
        asks = bool(self.value) and character in {"?", "？"} and self.kind.accepts is not None
        if sign == "=" or (sign == "n" and not self.value and self.id == "declared"):
            self.post_message(self.Sign(self, sign))
        elif asks:
            await self.run_action("screen.why")
        else:
            return
        event.stop()
        event.prevent_default()


class Duty(Check):
    """A check of the acceptance; ticking it goes on to the next one."""

    def action_turn(self) -> None:
        """Tick and go on, or empty."""
        super().action_turn()
        self._on_if_done()

    def action_put(self, value: bool) -> None:
        """Tick (True) and go on, or empty (False)."""
        super().action_put(value)
        self._on_if_done()

    def _on_if_done(self) -> None:
        if self.value:
            self.action_go_on()


def form_rows(book: Book | None) -> ComposeResult:
    """The form from top to bottom in the order in which a customer speaks."""
    yield row(
        _text("from", N_("From"), 6, 14, HELP_PLACE),
        _text("to", N_("To"), 4, 18, HELP_PLACE),
        FormField("weight", N_("Weight"), KG, Look(6, 8, help=HELP_WEIGHT)),
        FormField("size", N_("Size"), SIZE, Look(11, 6, help=HELP_SIZE, limit=30)),
    )
    yield row(
        FormField("declared", N_("Declared"), YUAN, Look(9, 10, help=HELP_DECLARED)),
        Choice("insured", N_("Insure"), INSURED, (8, 4)),
        Choice("pack", N_("Pack"), list(packaging(book)) if book else (), (6, 8)),
        Choice("goods", N_("Goods"), list(goods(book)) if book else (), (7, 18)),
    )
    yield from _people()
    yield row(
        _text("contents", N_("Contents"), 11, 30, HELP_CONTENTS),
        Choice("identity", N_("Identity"), _items(IDENTITY_WORDS, IDENTITY_KINDS), (10, 12)),
        FormField("identity_last4", N_("no."), DIGITS, Look(5, 5, help=HELP_LAST4, limit=4)),
    )
    yield row(
        Duty("inspection", N_("opened inspection")),
        Duty("disclosure", N_("liability disclosed")),
        Choice("delivery", N_("Delivery"), _items(DELIVERY_WORDS, DELIVERY_WAYS), (10, 12)),
    )


def grid() -> Grid:
    """The products side by side."""
    return Grid("product", COLUMNS)


def money_row(*more: Widget) -> Horizontal:
    """Cash, and what is seldom needed: a pre-printed label, papers, a discount."""
    return row(
        FormField("cash", N_("Cash"), YUAN, Look(9, 6, help=HELP_CASH)),
        FormField("label", N_("Label"), WAYBILL, Look(15, 7, help=HELP_LABEL, limit=20)),
        Check("papers", N_("papers")),
        FormField("discount", N_("Discount"), PERCENT, Look(5, 10, help=HELP_DISCOUNT)),
        *more,
    )


def row(*fields: Widget) -> Horizontal:
    """Fields beside each other."""
    return Horizontal(*fields, classes="row")


def _people() -> Iterator[Horizontal]:
    for role, label in (("sender", N_("Sender")), ("recipient", N_("Recipient"))):
        yield row(
            FormField(f"{role}_phone", label, PHONE, Look(15, 11, help=HELP_PHONE, limit=25)),
            _text(f"{role}_name", N_("Name"), 6, 10, HELP_NAME),
            _text(f"{role}_address", N_("Street"), 8, 27, HELP_STREET),
        )


def _text(name: str, label: str, label_width: int, width: int, help_: str) -> FormField:
    return FormField(name, label, TEXT, Look(width, label_width, help=help_))


def _items(words: dict[str, str], codes: tuple[str, ...]) -> list[Item]:
    return [
        Item(code, str(number), partial(_said, words[code])) for number, code in enumerate(codes, 1)
    ]


def packaging(book: Book) -> Iterator[Item]:
    """The sizes of packaging, taken by their letter."""
    for number, size in enumerate(book.tariff.packaging, 1):
        yield Item(size.code, f"{size.code[:1]}{number}", partial(_coded, size.code, size.name))


def goods(book: Book) -> Iterator[Item]:
    """The goods classes, taken by the digit of their code."""
    for item in book.goods.classes:
        yield Item(item.code, item.code[-1:], partial(_coded, item.code, item.name))


def _said(source: str) -> str:
    return _(source)


def _coded(code: str, words: RuleWords) -> str:
    return f"{code} {words.of(language())}"


INSURED = (
    Item("yes", "y1", partial(_said, N_("yes"))),
    Item("no", "n0", partial(_said, N_("no"))),
)
HELP_PLACE = N_(
    "A city or district by name (成都武侯), a six-digit code, a country, or F4 for the list, where "
    "first letters of pinyin find it too."
)
HELP_WEIGHT = N_("The weight on the scale in kg. ? shows how the charged weight came about.")
HELP_SIZE = N_("Length x width x height in cm, such as 50x40x30; empty when only weight counts.")
HELP_DECLARED = N_("What the goods are worth in yuan. n: no value declared and not insured.")
HELP_CONTENTS = N_("What is inside, such as: toy model ×1; book ×2.")
HELP_LAST4 = N_("The last four characters of the document's number; never more.")
HELP_CASH = N_("What the customer gave in yuan; empty means the exact amount.")
HELP_LABEL = N_("Scan a pre-printed label; empty takes the next number of this terminal.")
HELP_DISCOUNT = N_("Percent off the freight, within your authority.")
HELP_PHONE = N_(
    "The whole number, or four digits and Enter to recall somebody known; F4 lists to whom this "
    "sender has sent."
)
HELP_NAME = N_("The name as on the document.")
HELP_STREET = N_("Street, house and room; the city stands in the first line.")
