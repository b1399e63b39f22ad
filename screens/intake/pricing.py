"""The quote on the page: worked out again whenever enough of the form has changed."""

from __future__ import annotations

from collections.abc import Sequence

from counter.desk import Desk
from counter.quoting import ask_tariff, find_place
from counter.refusal import Refused
from counter.words import N_, _, language
from screens.figures import money
from screens.intake.form import Form
from screens.intake.notes import notes_of
from screens.intake.prices import Priced, option_rows, sum_of, summary
from screens.intake.reading import fen, wanted
from screens.intake.reasons import reasons_of
from screens.widgets.grid import GridRow
from screens.widgets.rows import Part
from screens.widgets.why import Reason
from tariffs.book import Book
from tariffs.quote import Option, QuoteRefused

TEACH = N_("Type where to and the weight: all products appear with price and promise.")
CHOOSE = N_("Choose a product with 1, 2 or 3.")
DUE = N_("to pay {total}   change {change}")
SHORT = N_("to pay {total}   still {missing} short")


class Pricing:
    """What the tariff says of the form; the rules are asked with the desk's clock."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.priced: Priced | None = None
        self.trouble: Refused | None = None

    @property
    def book(self) -> Book | None:
        """The tariff in force on the outlet's day, None when none is."""
        day = self.desk.clock.now().astimezone(self.desk.outlet.zone).date()
        try:
            return self.desk.rules.tariff_at(day)
        except QuoteRefused:
            return None

    def ask(self, form: Form, role: str) -> None:
        """Quote the form as it is; what cannot be quoted leaves its trouble here."""
        self.priced = self.trouble = None
        asked = wanted(form, role)
        if asked is None:
            return
        rules, zone = self.desk.rules, self.desk.outlet.zone
        try:
            quote = ask_tariff(rules, zone, asked, self.desk.clock.now())
            ends = (find_place(rules, asked.origin), find_place(rules, asked.destination))
        except Refused as refused:
            self.trouble = refused
        else:
            self.priced = Priced(quote, *ends, zone)

    def option(self, product: str) -> Option | None:
        """The option of the chosen product."""
        return self.priced.quote.option(product) if self.priced else None

    def summary(self) -> Sequence[Part]:
        """The row over the products: zone and weights, what is wrong, or what to type."""
        if self.priced is not None:
            return summary(self.priced)
        if self.trouble is not None:
            return [Part(f"? {self.trouble.message(language())}", "doubtful")]
        return [Part(_(TEACH))]

    def rows(self) -> list[GridRow]:
        """The products."""
        return option_rows(self.priced) if self.priced else []

    def sum(self, product: str) -> str:
        """The chosen product's lines and their sum."""
        option = self.option(product)
        if self.priced is None:
            return ""
        return _(CHOOSE) if option is None or option.refused else sum_of(option)

    def due(self, form: Form) -> list[Part]:
        """What is to pay, and the change of the cash given."""
        option = self.option(form.text("product"))
        if option is None or option.total_fen is None:
            return []
        total, given = option.total_fen, fen(form.text("cash"))
        rest = 0 if given is None else given - total
        if rest < 0:
            text = _(SHORT).format(total=money(total), missing=money(-rest))
            return [Part(f"! {text}", "overdue")]
        return [Part(_(DUE).format(total=money(total), change=money(rest)), "strong")]

    def notes(self, form: Form) -> list[list[Part]]:
        """Refusals in five parts, and what the class of goods asks for."""
        book = self.book
        goods = book.goods.goods_class(form.text("goods")) if book else None
        return notes_of(self.priced, form.text("product"), goods)

    def reasons(self, product: str, column: int) -> list[Reason]:
        """Why each number of a product is what it is."""
        option, book = self.option(product), self.book
        if self.priced is None or option is None or book is None:
            return []
        return reasons_of(option, column, self.priced, book)
