"""The intake page's numbers: they follow what is typed at once, and each can be asked why."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from counter.words import N_, _
from screens.intake.form import PRICED
from screens.intake.pricing import Pricing
from screens.intake.reading import missing
from screens.intake.recalling import RecallingPage
from screens.intake.words import NAMES
from screens.widgets.check import Check
from screens.widgets.choice import Choice
from screens.widgets.field import Field
from screens.widgets.grid import Grid
from screens.widgets.rows import Part, Rows
from screens.widgets.why import WhySheet

NOTHING_TO_ASK = N_("There is no number to explain yet: type where to and the weight.")
STILL = N_("still missing: {names}")
ASKED = {
    "from": 0, "to": 0, "weight": 0, "size": 0,
    "discount": 1, "declared": 2, "insured": 2, "pack": 3, "cash": 4,
}  # fmt: skip
"""Which column of numbers a field has to do with."""


class PricedPage(RecallingPage):
    """Quotes the form whenever it changes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "why", N_("Why"), key_display="?"),
    ]
    pricing: Pricing

    def __init__(self, words: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self._armed = False

    @on(Field.Changed)
    @on(Choice.Changed)
    @on(Check.Changed)
    @on(Grid.Changed)
    def _changed(
        self, message: Field.Changed | Choice.Changed | Check.Changed | Grid.Changed
    ) -> None:
        """Something was typed or chosen: the price and what is missing follow at once."""
        source = message.control
        if source is self.bar.line or self.begun is None:
            return
        self._armed = False
        self.repaint(priced=source.id in PRICED)

    def repaint(self, *, priced: bool = True) -> None:
        """Bring everything that is worked out up to date."""
        if self.begun is None:
            return
        form, pricing = self.form(), self.pricing
        if priced:
            pricing.ask(form, self.session.role.value)
            self.query_one("#summary", Rows).show([pricing.summary()])
            self.query_one(Grid).show(pricing.rows())
        self.query_one("#sum", Rows).show([[Part(pricing.sum(form.text("product")))]])
        self.query_one("#due", Rows).show([pricing.due(form)])
        self.query_one("#notes", Rows).show(pricing.notes(form))
        still = _(", ").join(_(NAMES[name]) for name in missing(form))
        text = "← " + _(STILL).format(names=still) if still else ""
        self.query_one("#still", Rows).show([[Part(text)]])

    def respoken(self) -> None:
        """The same in the other language."""
        self.repaint()

    def minute_passed(self) -> None:
        """The cut-off may have passed: the promises are worked out again."""
        self.repaint()

    def action_why(self) -> None:
        """`?`: why each number is what it is, the one under the cursor first."""
        grid_ = self.query_one(Grid)
        name = str(self.focused.id) if self.focused is not None else ""
        code, column = grid_.value, ASKED.get(name, 4)
        if self.focused is grid_ and grid_.current is not None:
            code, column = grid_.current
        if not code and grid_.rows:
            code = grid_.rows[0].code
        reasons = self.pricing.reasons(code, column)
        if reasons:
            self.app.push_screen(WhySheet(*reasons))
        else:
            self.say(NOTHING_TO_ASK)
