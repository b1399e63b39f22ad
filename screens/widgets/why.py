"""Why a number is what it is: rule, validity, inputs, arithmetic, source."""

from __future__ import annotations

from dataclasses import dataclass

from counter.words import N_, _
from screens.widgets.sheet import Sheet
from tariffs.why import Why


@dataclass(frozen=True, slots=True)
class Reason:
    """What explains one number. Texts are in the language spoken now.

    `mark` is the confidence mark of the source ([D], [S], [K] or [CFG]).
    """

    what: str
    value: str
    rule: str
    valid: str = ""
    inputs: tuple[tuple[str, str], ...] = ()
    arithmetic: str = ""
    source: str = ""
    mark: str = ""
    provisional: bool = False


def reason_of(what: str, value: str, why: Why) -> Reason:
    """The reason for a number that a tariff made; an open end of validity stays open."""
    until = why.valid_to.isoformat() if why.valid_to else ""
    return Reason(
        what=what,
        value=value,
        rule=why.rule,
        valid=f"{why.valid_from.isoformat()} – {until}",
        inputs=why.inputs,
        arithmetic=why.arithmetic,
        source=why.source,
        mark=f"[{why.mark}]" if why.mark else "",
    )


class WhySheet(Sheet):
    """Shows the reasons of one or several numbers."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__()
        self.reasons = reasons

    def lines(self) -> list[str]:
        """Each reason under its number."""
        found: list[str] = []
        for reason in self.reasons:
            found += [f"# {reason.what}  {reason.value}", *_parts(reason), ""]
        return found


def _parts(reason: Reason) -> list[str]:
    rows = [(N_("Rule"), reason.rule), (N_("Valid"), reason.valid)]
    rows += [
        (N_("Arithmetic"), reason.arithmetic),
        (N_("Source"), f"{reason.source} {reason.mark}"),
    ]
    found = [f"{_(name)}: {text.strip()}" for name, text in rows if text.strip()]
    if reason.inputs:
        found.insert(1, _("Inputs") + ": " + "; ".join(f"{n} = {v}" for n, v in reason.inputs))
    if reason.provisional:
        found.append("? " + _("Provisional: this rule waits for confirmation."))
    return found
