"""A quote as the intake page shows it: options side by side, a summary, the chosen sum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from counter.quoting import in_words
from counter.words import N_, _, language
from screens.figures import moment, money
from screens.widgets.grid import GridRow
from screens.widgets.rows import Part
from screens.widgets.table import Column
from tariffs.place import Place
from tariffs.quote import Option, Quote
from tariffs.weight import kg_text

COLUMNS = (
    Column(N_("Product"), 13),
    Column(N_("Freight"), 9, right=True),
    Column(N_("Insured"), 8, right=True),
    Column(N_("Packing"), 7, right=True),
    Column(N_("Total"), 9, right=True),
    Column(N_("Promise"), 16),
    Column(N_("If late"), 8, right=True),
)
LINE_NAMES = {
    "FREIGHT": N_("Freight"),
    "DISCOUNT": N_("Discount"),
    "INSURANCEFEE": N_("Insurance"),
    "PACKAGINGFEE": N_("Packaging"),
    "SURCHARGE": N_("Surcharge"),
}
_ZONE = N_("Zone {zone}")
_CHARGED = N_("charged {kg} kg")
_VOLUMETRIC = N_("volumetric {kg} kg")


@dataclass(frozen=True, slots=True)
class Priced:
    """A quote with its two ends and the outlet's zone."""

    quote: Quote
    origin: Place
    destination: Place
    zone: tzinfo


def option_rows(priced: Priced) -> list[GridRow]:
    """A row for each product; a refused one keeps its place and says why."""
    return [_row(option, priced) for option in priced.quote.options]


def summary(priced: Priced) -> list[Part]:
    """Zone, weights and route in one row."""
    quote = priced.quote
    zone = f"{_(_ZONE).format(zone=quote.zone.code)} {quote.zone.name.of(language())}"
    charged = _(_CHARGED).format(kg=kg_text(quote.billable))
    parts = [Part(f"{zone} · "), Part(charged, "strong")]
    if quote.volumetric is not None:
        parts.append(Part(" · " + _(_VOLUMETRIC).format(kg=kg_text(quote.volumetric))))
    doubtful = not (priced.origin.exact and priced.destination.exact)
    ends = f"{priced.origin.label(language())} → {priced.destination.label(language())}"
    return [
        *parts,
        Part(" · "),
        Part(f"? {ends}" if doubtful else ends, "doubtful" if doubtful else ""),
    ]


def sum_of(option: Option) -> str:
    """`Freight 60.00 + Insurance 6.00 + Packaging 6.00 = 72.00`: every line, never merged (H7)."""
    text = ""
    for line in option.lines:
        sign = "- " if line.amount_fen < 0 else "+ " if text else ""
        text += f"{sign}{_(LINE_NAMES[line.code])} {money(abs(line.amount_fen))} "
    return f"{text}= {money(option.total_fen or 0)}"


def product_name(option: Option) -> str:
    """`STD Standard`: the code and the product's own words."""
    return f"{option.product.code} {option.product.name.of(language())}"


def refusal_text(option: Option, priced: Priced) -> str:
    """Why an option cannot be had, in the language spoken now; "" when it can."""
    if option.refused is None:
        return ""
    return in_words(option.refused, priced.origin, priced.destination).message(language())


def _row(option: Option, priced: Priced) -> GridRow:
    if option.refused is not None:
        return GridRow(option.product.code, (product_name(option),), refusal_text(option, priced))
    promise = moment(option.promise.due_at, priced.zone) if option.promise else ""
    return GridRow(
        option.product.code,
        (
            product_name(option),
            money(_line(option, "FREIGHT")),
            money(_line(option, "INSURANCEFEE")),
            money(_line(option, "PACKAGINGFEE")),
            money(option.total_fen or 0),
            promise,
            money(option.late_pays_fen or 0),
        ),
    )


def _line(option: Option, code: str) -> int:
    return sum(line.amount_fen for line in option.lines if line.code == code)
