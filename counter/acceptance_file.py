"""The file of `counter accept`: one JSON object, decoded strictly (docs/cli.md)."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from counter.acceptance import FIELD_NOT_VALID, Checks, Goods, Item, Party
from counter.ids import is_id, new_id
from counter.jobs.take_in import TakeIn
from counter.refusal import Refused, WrongUsage, define
from counter.words import N_
from tariffs.money import to_fen, to_percent
from tariffs.weight import to_dimensions, to_kg

BAD_FILE = define(
    "bad-acceptance-file",
    happened=N_("The file cannot be read as an acceptance: {fault}."),
    stored=N_("Nothing was stored."),
    todo=N_("Correct the file; its fields are described in docs/cli.md."),
    say=N_("One moment please."),
)


class PartyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sender or recipient; the sender's place defaults to the outlet's."""

    name: str
    phone: str
    place: str = ""
    address: str = ""


class ItemFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One line of the contents."""

    name: str
    quantity: int = 1


class ChecksFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The compulsory checks."""

    identity: str | None = None
    identity_last4: str = ""
    inspection: bool = False
    disclosure: bool = False
    delivery: str | None = None


class PaymentFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How it is paid; `tendered` in yuan, left out for the exact amount."""

    method: str = "cash"
    tendered: str | int | None = None


class AcceptanceFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything about one parcel; weights in kg and amounts in yuan, as strings."""

    sender: PartyFile
    recipient: PartyFile
    contents: tuple[ItemFile, ...]
    weight: str | int
    product: str
    checks: ChecksFile
    insured: bool | None = None
    declared: str | int | None = None
    dims: str | None = None
    goods: str | None = None
    papers: bool = False
    pack: str | None = None
    payment: PaymentFile = PaymentFile()
    discount: str | int = "0"
    waybill: str | None = None
    note: str = ""
    job: str | None = None


def read_acceptance(payload: bytes, place: str) -> TakeIn:
    """The command of a file; `place` is the outlet's own, for a sender without one.

    Raises WrongUsage `bad-acceptance-file` naming the path of what is wrong, and Refused
    `field-not-valid` for a weight, size or amount that cannot be read.
    """
    try:
        found = msgspec.json.decode(payload, type=AcceptanceFile)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise WrongUsage(BAD_FILE, fault=str(error)) from error
    if found.job is not None and not is_id(found.job):
        raise WrongUsage(BAD_FILE, fault=f"job is not a UUID: {found.job}")
    return TakeIn(
        job=found.job or new_id(),
        sender=_party(found.sender, place),
        recipient=_party(found.recipient, ""),
        goods=_goods(found),
        checks=Checks(**msgspec.structs.asdict(found.checks)),
        product=found.product.upper(),
        method=found.payment.method,
        tendered_fen=_fen("payment.tendered", found.payment.tendered),
        discount_percent=_percent(str(found.discount)),
        waybill=found.waybill,
        note=found.note,
    )


def _party(party: PartyFile, place: str) -> Party:
    return Party(
        name=party.name, phone=party.phone, place=party.place or place, address=party.address
    )


def _goods(found: AcceptanceFile) -> Goods:
    try:
        dims = None if found.dims is None else to_dimensions(found.dims)
    except ValueError:
        raise _not_valid("dims", str(found.dims), "50x40x30") from None
    try:
        weight = to_kg(str(found.weight))
    except ValueError:
        raise _not_valid("weight", str(found.weight), "2.35") from None
    return Goods(
        contents=tuple(Item(name=item.name, quantity=item.quantity) for item in found.contents),
        weight_kg=weight,
        dims=dims,
        goods_class=found.goods.upper() if found.goods else None,
        insured=found.insured,
        declared_fen=_fen("declared", found.declared),
        packaging=found.pack.upper() if found.pack else None,
        papers=found.papers,
    )


def _fen(name: str, text: str | int | None) -> int | None:
    try:
        return None if text is None else to_fen(str(text))
    except ValueError:
        raise _not_valid(name, str(text), "72.00") from None


def _percent(text: str) -> Decimal:
    try:
        return to_percent(text)
    except ValueError:
        raise _not_valid("discount", text, "10") from None


def _not_valid(name: str, value: str, hint: str) -> Refused:
    return Refused(FIELD_NOT_VALID, field=name, value=value[:40], hint=hint)
