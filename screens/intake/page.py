"""The intake page: one page on which a quote becomes a parcel (screens.md §3, H1)."""

from __future__ import annotations

from datetime import timedelta

from textual import events, on
from textual.app import ComposeResult

from counter.job import Command, Outcome, RefusedOnRecord
from counter.line import line_weight
from counter.receipt import Slip
from counter.refusal import Refused, Trouble
from counter.views.last_parcel import LastParcel
from counter.views.receipt import slip_of
from counter.words import N_
from screens.figures import money
from screens.intake.fields import FormField, form_rows, grid, money_row, row
from screens.intake.form import Form
from screens.intake.notes import HEIGHT
from screens.intake.opening import Opening, copied, weight_of
from screens.intake.priced_page import PricedPage
from screens.intake.pricing import Pricing
from screens.intake.reading import COMPULSORY, order
from screens.intake.words import field_of, in_clerk_words
from screens.receipts import ReceiptSheet
from screens.widgets.check import Check
from screens.widgets.choice import Choice
from screens.widgets.closing import Closing
from screens.widgets.field import Field
from screens.widgets.grid import Grid
from screens.widgets.rows import Rows, Rule
from screens.widgets.values import Value, Values, among

RESTORED = N_("Your form is back as you left it; F10 commits it once, however often you press.")
AGAIN = N_("The last parcel again. Weigh it, open it, tick the inspection.")
NO_LAST = N_("You have taken no parcel in yet, so there is nothing to copy.")
LAST = N_("Your last parcel is taken in: {waybill} at {at}, {total}.")
JUST_NOW = timedelta(minutes=15)
ARMED = N_("Enter: the last parcel again, with number and weight blank.")
WALK = (
    "to", "weight", "size", "declared", "insured", "pack", "goods", "product",
    "sender_phone", "sender_name", "sender_address",
    "recipient_phone", "recipient_name", "recipient_address",
    "contents", "identity", "identity_last4", "inspection", "disclosure", "delivery", "cash",
)  # fmt: skip


class IntakePage(PricedPage):
    """Quote and take in. `q` and `a` open it, with place, weight and size on the line."""

    TITLE = N_("Take in")
    HELP = N_(
        "Type where to and the weight: every product appears with price and promise. Fill in the "
        "rest as the customer speaks, do the checks, and commit with F10 or the closing line. "
        "= in an empty field copies it from your last parcel, == and Enter repeats all of it. ? on "
        "a number shows its rule. The form is kept whenever you leave a field."
    )
    AUTO_FOCUS = "#to"

    def __init__(self, words: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self.outcome: Outcome | None = None
        self.receipt: Slip | None = None
        self._equals: Field | None = None
        self._on_record: tuple[Form, Trouble] | None = None

    def body(self) -> ComposeResult:
        """The whole job on one screen: twenty rows."""
        self.pricing = Pricing(self.desk)
        rows = list(form_rows(self.pricing.book))
        yield from rows[:2]
        yield Rows(1, "summary")
        yield grid()
        yield Rows(1, "sum")
        yield Rule()
        yield from rows[2:]
        yield money_row()
        yield Rows(1, "due")
        yield row(Closing(), Rows(1, "still"))
        yield Rows(HEIGHT, "notes")

    def opened(self, begun: Opening) -> None:
        """Fill in the words of the line; say when an old form is back."""
        if begun.draft is not None:
            self.given = {name for name, text in begun.draft[1].texts.items() if text}
            self.say(RESTORED)
        else:
            to, weight, *size = (*self.words, "", "")
            self.fill({"to": to, "weight": line_weight(weight), "size": size[0] if size else ""})
            self._tell_last(begun.last)
        self.repaint()
        if not self.words or self.place_is_known(self.field("to")):
            self.walk_from("from")

    def _tell_last(self, last: LastParcel | None) -> None:
        """After a cut the clerk must see whether the parcel in her hand is taken in already."""
        if last is not None and abs(self.desk.clock.now() - last.parcel.accepted_at) < JUST_NOW:
            parcel = last.parcel
            at = parcel.accepted_at.astimezone(self.desk.outlet.zone)
            total = money(int(str(parcel.body["total_fen"])))
            self.say(LAST, waybill=parcel.waybill, at=f"{at:%H:%M}", total=total)

    def field(self, name: str) -> Field:
        """A field to type in."""
        return self.query_one(f"#{name}", Field)

    def walk_from(self, name: str) -> None:
        """Enter walks through what must be answered and was not given already."""
        for following in WALK[WALK.index(name) + 1 if name in WALK else 0 :]:
            owed = following in COMPULSORY and not self.form().text(following)
            if owed or following not in self.given:
                self.part(following).focus()
                return
        self.query_one(Closing).focus()

    # Going on.

    @on(Field.Done)
    def _done(self, message: Field.Done) -> None:
        """Enter in a field: recall, repeat, or the next thing to fill in."""
        field = message.field
        message.stop()
        message.prevent_default()
        self.message.clear()
        if self._armed and self._equals is field:
            self.repeat_last()
        elif not self.recalls(field):
            placed = field.id not in {"from", "to"} or self.place_is_known(field)
            if placed:
                self.walk_from(str(field.id))

    @on(Choice.Done)
    def _chosen(self, message: Choice.Done) -> None:
        self.message.clear()
        self.walk_from(str(message.choice.id))

    @on(Grid.Done)
    def _product_chosen(self, _message: Grid.Done) -> None:
        self.message.clear()
        self.walk_from("product")

    @on(Check.Changed)
    def _ticked(self, _message: Check.Changed) -> None:
        self.message.clear()

    @on(FormField.Sign)
    def _sign(self, message: FormField.Sign) -> None:
        """`=` copies the field, a second one arms the repeat; `n` says "no insurance"."""
        if message.sign == "n":
            self.fill({"insured": "no"})
            self.walk_from("declared")
        elif self._equals is message.field and message.field.value == message.field.copied:
            self._armed = True
            self.say(ARMED)
        else:
            self._equals = message.field
            self._copy(message.field)

    def _copy(self, field: FormField) -> None:
        last = self.begun.last if self.begun else None
        if last is None:
            self.say(NO_LAST)
            return
        name = str(field.id)
        text = copied(last, self.desk.rules.gazetteer).text(name)
        self.fill({name: weight_of(last) if name == "weight" else text})
        field.copied = field.value

    def repeat_last(self) -> None:
        """`==`: the whole last parcel, with number and weight blank."""
        self._armed, self._equals = False, None
        if self.begun is None or self.begun.last is None:
            self.say(NO_LAST)
            return
        form = copied(self.begun.last, self.desk.rules.gazetteer)
        self.fill({name: form.text(name) for name in form.texts})
        self.fill({"weight": "", "inspection": "", "label": "", "cash": ""}, by_hand=True)
        self.given |= set(WALK)
        self.repaint()
        self.say(AGAIN)
        self.walk_from("from")

    def take_line(self, text: str) -> bool:
        """`==` in the command bar repeats the last parcel."""
        if text not in {"==", "＝＝"}:
            return False
        self.repeat_last()
        return True

    async def on_key(self, event: events.Key) -> None:
        """`==` on the closing line repeats the last parcel too."""
        if isinstance(self.focused, Closing) and event.character in {"=", "＝"}:
            event.stop()
            if self._armed:
                self.repeat_last()
            self._armed = not self._armed

    # Committing.

    def commit(self) -> None:
        """F10: take the parcel in; what is missing is named, and the cursor goes there."""
        if self.receipt is not None:
            self._show_receipt(self.receipt)
        elif self.begun is not None and self.outcome is None and not self._refused_before():
            try:
                command = order(self.form(), self.job)
            except Refused as refused:
                self._refuse(refused)
            else:
                self.send(command, self._taken, what=N_("the acceptance"))

    def failed(self, command: Command, trouble: Trouble) -> None:
        """Refused: nothing typed is cleared."""
        if isinstance(trouble, RefusedOnRecord):
            self._on_record = (self.form(), trouble)
        self._refuse(trouble)

    def _refused_before(self) -> bool:
        """Whether just this form was refused on record; a changed one is another job."""
        if self._on_record is None:
            return False
        form, trouble = self._on_record
        if not self.form().differs(form):
            self._refuse(trouble)
            return True
        self._on_record = None
        self.another_job()
        return False

    def _refuse(self, trouble: Trouble) -> None:
        form = self.form()
        self.trouble(in_clerk_words(trouble, form))
        name = field_of(trouble, form)
        if name:
            self.part(name).focus()

    def _taken(self, outcome: Outcome) -> None:
        self.outcome = outcome
        slip = slip_of(self.desk.rules, self.desk.outlet, str(outcome.facts["waybill"]))
        self.ask(slip, self._show_receipt, what=N_("the receipt"))

    def is_done(self) -> bool:
        """Whether this parcel is taken in."""
        return self.outcome is not None

    def _show_receipt(self, slip: Slip) -> None:
        self.receipt = slip
        self.app.push_screen(ReceiptSheet(slip, self), self._after_receipt)

    def _after_receipt(self, answer: str | None) -> None:
        if answer == "next":
            self.outcome = self.receipt = None
            self.start_over()
        else:
            self.step_back()

    # Asking.

    def action_values(self) -> None:
        """F4 on a choice: its list."""
        choice = self.focused
        if not isinstance(choice, Choice):
            super().action_values()
            return

        def taken(code: str | None) -> None:
            if code is not None:
                choice.value = code
                self.walk_from(str(choice.id))

        values = [Value(item.code, item.word()) for item in choice.items]
        self.app.push_screen(Values(choice.label, among(values)), taken)
