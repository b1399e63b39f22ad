"""Has a caller shown who they are? Any two of four things (P-PRIV)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from counter.store.parcels import ParcelRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the caller said; empty means "not said"."""

    number: str = ""
    name: str = ""
    phone4: str = ""
    member: str = ""

    def kinds(self) -> tuple[str, ...]:
        """Which of the four were said, without their values."""
        said = {"number": self.number, "name": self.name, "phone4": self.phone4}
        return tuple(kind for kind, value in said.items() if value) + (
            ("member",) if self.member else ()
        )


def passed(shown: Shown, parcel: ParcelRow) -> bool:
    """Whether two of the things said are true of this parcel.

    Name and last four digits must be of the same party: sender and recipient do not mix.
    """
    number = _plain(shown.number) == parcel.waybill
    for party in parcel.parties:
        fits = (
            number,
            bool(shown.name) and _plain(shown.name) == _plain(party.name),
            bool(shown.phone4) and shown.phone4 == party.phone[-4:],
            bool(shown.member)
            and party.role == "sender"
            and _plain(shown.member) == parcel.customer,
        )
        if sum(fits) >= 2:
            return True
    return False


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()
