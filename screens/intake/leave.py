"""Leaving a form with something in it: keep it as a draft, drop it, or stay."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from counter.words import N_
from screens.widgets.question import Question

LEAVE = N_("Leave this form?  k keep it for later   d drop it   Esc stay")


class Leaving(Question, inherit_bindings=False):
    """Gives True to keep the draft, False to drop it, None to stay."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k,K,1", "answer(True)", show=False),
        Binding("d,D,2", "answer(False)", show=False),
        Binding("escape,f12,f3,s,S,n,N,0", "stay", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(LEAVE, {})

    def action_stay(self) -> None:
        """Back to the form as it is."""
        self.dismiss(None)
