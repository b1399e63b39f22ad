"""`q`: quote a route; the same page takes the parcel in."""

from __future__ import annotations

from counter.words import N_
from screens.intake.page import IntakePage


class QuotePage(IntakePage):
    """The intake page, opened to quote."""

    VERB = "quote"
    TITLE = N_("Quote")


PAGE = QuotePage
