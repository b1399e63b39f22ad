"""The receipt on the screen and on its way to the printer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from counter.actor import Actor
from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.print_receipt import PrintReceipt
from counter.printing import NO_PRINTER, print_text
from counter.receipt import Slip, receipt_text
from counter.refusal import Fault, Trouble
from counter.settings import Print
from counter.views.receipt import slip_of
from counter.words import N_, _, language
from screens.errand import Errand
from screens.widgets.message import MessageLine
from screens.widgets.rows import Part, Rows

if TYPE_CHECKING:
    from screens.base import Page

KEYS = N_("p print   n next parcel   Esc close")
KEYS_OF_COPY = N_("p print   Esc close")
PRINTED = N_("Printed to {path}.")
_HEIGHT = 22


class ReceiptSheet(ModalScreen[str]):
    """Shows a slip; gives `next` when another parcel is to follow, otherwise ``""``."""

    DEFAULT_CSS = "ReceiptSheet { background: ansi_default; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p,P", "print", show=False),
        Binding("n,N", "next", show=False),
        Binding("escape,f12,f3,q", "close", show=False),
    ]

    def __init__(self, slip: Slip, page: Page, *, goes_on: bool = True) -> None:
        super().__init__()
        self.slip = slip
        self.page = page
        self.goes_on = goes_on

    def compose(self) -> ComposeResult:
        """The slip, a message, the keys."""
        yield Rows(_HEIGHT, "slip")
        yield MessageLine()
        yield Rows(1, "slip-keys")

    def on_mount(self) -> None:
        """Show the slip in the language spoken now."""
        lines = receipt_text(self.slip, language()).splitlines()
        self.query_one("#slip", Rows).show([[Part(line)] for line in lines])
        keys = _(KEYS) if self.goes_on else _(KEYS_OF_COPY)
        self.query_one("#slip-keys", Rows).show([[Part(keys, "strong")]])

    def action_print(self) -> None:
        """Print it; a second print says that it is a copy."""
        print_slip(self.page, self.slip.parcel.waybill, self._printed, self._failed)

    def action_next(self) -> None:
        """Another parcel."""
        if self.goes_on:
            self.dismiss("next")

    def action_close(self) -> None:
        """Back."""
        self.dismiss("")

    def _printed(self, path: str) -> None:
        if self.is_attached:
            self.query_one(MessageLine).say(PRINTED, {"path": path})

    def _failed(self, trouble: Trouble) -> None:
        if self.is_attached:
            self.query_one(MessageLine).trouble(trouble)


def print_slip(
    page: Page, waybill: str, then: Callable[[str], None], failed: Callable[[Trouble], None]
) -> None:
    """Record the print and send the slip to the printer, in the desk's thread."""
    program = page.program
    work = partial(_print, page.desk, program.settings.print, page.session.actor, waybill)
    program.at_desk(Errand("command", page, work, then, failed, held=False))


def _print(desk: Desk, settings: Print, actor: Actor, waybill: str) -> str:
    """Where the slip went; nothing is recorded while there is no printer."""
    if not settings.receipt:
        raise Fault(NO_PRINTER)
    outcome = desk.do(PrintReceipt(job=new_id(), waybill=waybill), actor)
    copy = int(str(outcome.facts["copy"]))
    slip = desk.ask(slip_of(desk.rules, desk.outlet, waybill, copy))
    return print_text(
        settings, outcome.facts["receipt"], receipt_text(slip, language(), settings.columns)
    )
