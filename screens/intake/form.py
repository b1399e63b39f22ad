"""What stands in the form, as texts; personal data that was recalled stands there masked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from counter.canonical import Json
from counter.masking import masked_address, masked_name, masked_phone

_MASKS = {"name": masked_name, "phone": masked_phone, "address": masked_address}
PRICED = (
    "from", "to", "weight", "size", "declared", "insured", "pack", "goods", "papers", "discount"
)  # fmt: skip
"""The fields that a quote is made of."""
ALL = (
    *PRICED, "product",
    "sender_phone", "sender_name", "sender_address",
    "recipient_phone", "recipient_name", "recipient_address",
    "contents", "identity", "identity_last4", "inspection", "disclosure", "delivery",
    "cash", "label",
)  # fmt: skip
TICKED = "x"


@dataclass(frozen=True, slots=True)
class Form:
    """The texts of the fields by id, and for masked ones what they stand for."""

    texts: Mapping[str, str]
    kept: Mapping[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """What was meant: what a masked text stands for, otherwise what stands there."""
        shown = self.texts.get(name, "").strip()
        raw = self.kept.get(name)
        return raw if raw is not None and shown == masked(name, raw) else shown

    def ticked(self, name: str) -> bool:
        """Whether a box is ticked."""
        return self.texts.get(name) == TICKED

    def differs(self, other: Form) -> bool:
        """Whether anything was typed since `other`."""
        return any(self.text(name) != other.text(name) for name in ALL)

    def written(self) -> Mapping[str, Json]:
        """The form as a draft keeps it."""
        return {"texts": dict(self.texts), "kept": dict(self.kept)}


def read_form(content: Mapping[str, Json]) -> Form:
    """The form of a draft; fields that the form no longer has are left out."""
    texts, kept = (cast(Mapping[str, Json], content.get(key) or {}) for key in ("texts", "kept"))
    return Form(
        {name: str(texts[name]) for name in ALL if name in texts},
        {name: str(kept[name]) for name in ALL if name in kept},
    )


def masked(name: str, raw: str) -> str:
    """What is shown of a recalled text: names, phones and addresses are masked (P-PRIV)."""
    mask = _MASKS.get(name.rpartition("_")[2])
    return mask(raw) if mask else raw
