"""`==`: the last parcel again, from anywhere."""

from __future__ import annotations

from screens.intake.opening import Opening
from screens.intake.page import IntakePage


class AgainPage(IntakePage):
    """The intake page, filled with the last parcel; number and weight are blank."""

    VERB = "again"

    def __init__(self, words: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self._first = True

    def opened(self, begun: Opening) -> None:
        """Copy the last parcel, unless a form of this person waits; a next parcel is blank."""
        super().opened(begun)
        if self._first and begun.draft is None:
            self.repeat_last()
        self._first = False


PAGE = AgainPage
