"""The help sheet: the field, the page, the last message in full, and every key with its twin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter.line import VERBS
from counter.words import N_, _
from screens import cells
from screens.keys import twin_of
from screens.widgets.key_line import shown_key
from screens.widgets.sheet import Sheet

if TYPE_CHECKING:
    from screens.base import Page
    from screens.widgets.field import Field

KEYS_WITHOUT_F = N_(
    "In an empty field: ? help, * list of values, / command bar. From a filled field: Ctrl+G goes "
    "to the command bar, where - goes back, -- leaves, + commits. Full-width forms count too. On "
    "the closing line of a form Enter, y or 1 commits."
)


class HelpSheet(Sheet):
    """Help for a page and, first, for the field that had the focus."""

    def __init__(self, page: Page, field: Field | None) -> None:
        super().__init__()
        self.page = page
        self.field = field

    def lines(self) -> list[str]:
        """Field, page, message, keys, verbs."""
        page, field = self.page, self.field
        found = []
        if field is not None and field.look.help:
            found += [f"# {_(field.label).strip()}", _(field.look.help), ""]
        if page.message.text:
            found += ["# " + _("The last message"), *page.message.in_full.split("\n"), ""]
        found += [f"# {_(page.TITLE)}", *_(page.HELP).split("\n"), ""] if page.HELP else []
        found += ["# " + _("Keys"), *self._keys(), "", _(KEYS_WITHOUT_F), ""]
        return [*found, "# " + _("Lines for the command bar"), *self._verbs()]

    def _keys(self) -> list[str]:
        rows = []
        seen = set()
        for active in self.page.active_bindings.values():
            binding = active.binding
            if binding.description and binding.action not in seen:
                seen.add(binding.action)
                key = cells.left(shown_key(binding), 10)
                rows.append(
                    f"{key}{cells.left(_(binding.description), 24)}{twin_of(binding.action)}"
                )
        return rows

    def _verbs(self) -> list[str]:
        return [
            cells.left(" ".join(verb.spellings[:3]), 16)
            + cells.left(_(verb.usage) if verb.usage else "", 26)
            + _(verb.meaning)
            for verb in VERBS
        ]
