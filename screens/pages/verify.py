"""The journal read through: which rows hold, which does not, and the head to write down (H6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult

from counter.auditing import Verdict, audit
from counter.job import Topic
from counter.views.heads import JournalRef, heads
from counter.words import N_, _
from screens.base import Page
from screens.errand import Errand
from screens.widgets.table import Column, Row, Table

READING = N_("the journal")
GOOD = N_("The journal holds: every row, every digest, every table.")
BAD = N_("Row {number} of {terminal} does not hold ({why}). No parcels are taken in. Call support.")
TABLE_BAD = N_("The table {table} is not what the journal says. Call support.")
WHY_WORDS = {
    "number-missing": N_("a number is missing"),
    "chain-broken": N_("the chain is broken"),
    "row-changed": N_("the row was changed"),
    "erasable-part-changed": N_("personal data was changed"),
    "tail-missing": N_("the newest rows are missing"),
    "head-differs": N_("the newest row is another one"),
}


@dataclass(frozen=True, slots=True)
class _Read:
    """What the page shows: the verdict, and the newest row of each terminal."""

    verdict: Verdict
    heads: Sequence[JournalRef]


class VerifyPage(Page):
    """Reads the whole journal when it opens; F10 reads it again."""

    VERB = "verify"
    TITLE = N_("Journal")
    HELP = N_(
        "Reads every row of the journal, checks numbers, hashes and digests, and works every table "
        "out anew. The head of each terminal is the proof to write down: number and hash."
    )
    TOPICS = frozenset({Topic.PARCELS})
    TYPE_TO_BAR = True

    def body(self) -> ComposeResult:
        """One line for each figure, then the heads."""
        columns = (Column(N_("What"), 24), Column(N_("Found"), 0))
        figures = Table(columns, empty=N_("The journal is being read."), id="verdict")
        figures.can_focus = False
        yield figures

    def on_mount(self) -> None:
        """Read it."""
        super().on_mount()
        self.commit()

    def commit(self) -> None:
        """Read the journal through; typing goes on meanwhile."""
        desk = self.desk

        def read() -> _Read:
            return _Read(audit(desk.store), desk.ask(heads))

        self.program.at_desk(Errand("rounds", self, read, self._show, self.trouble, held=False))

    def _show(self, read: _Read) -> None:
        verdict = read.verdict
        rows = [
            Row("rows", "", (_("Rows"), f"{verdict.rows:,}")),
            Row("erased", "", (_("Personal data erased"), f"{verdict.erased:,}")),
            *(
                Row(head.terminal, "", (head.terminal, f"{head.number:,}  {head.hash}"))
                for head in read.heads
            ),
        ]
        self.query_one(Table).show(rows)
        self._tell(verdict)

    def _tell(self, verdict: Verdict) -> None:
        bad = verdict.bad
        if bad is not None:
            why = _(WHY_WORDS.get(bad.why, bad.why))
            self.warn(BAD, number=bad.number, terminal=bad.terminal, why=why)
        elif verdict.table is not None:
            self.warn(TABLE_BAD, table=verdict.table)
        else:
            self.say(GOOD)


PAGE = VerifyPage
