"""`a`: take a parcel in."""

from __future__ import annotations

from screens.intake.page import IntakePage


class AcceptPage(IntakePage):
    """The intake page, opened to take a parcel in."""

    VERB = "accept"


PAGE = AcceptPage
