"""The words for every "no" that the tariff can give."""

from __future__ import annotations

from counter.refusal import define
from counter.words import N_

_NOTHING = N_("Nothing was stored.")
_NO_NUMBER = N_("Nothing was stored; no waybill number was used.")
_CHECK = N_("Let me check that for you.")

define(
    "weight-not-positive",
    happened=N_("The weight {weight} kg is not above zero."),
    stored=_NOTHING,
    todo=N_("Weigh the parcel again and type the kilograms, for example 2.35."),
    say=N_("I will weigh it once more."),
)
define(
    "not-served",
    happened=N_("{destination} is not served from {origin}."),
    stored=_NO_NUMBER,
    todo=N_("Offer a served place nearby, or the postal service."),
    say=N_("I am sorry, we do not deliver there yet."),
)
define(
    "needs-city",
    happened=N_("{place} is not exact enough: the price depends on the city."),
    stored=_NOTHING,
    todo=N_("Type the city or district, or press F4 for the list."),
    say=N_("Which city is it, please?"),
)
define(
    "no-book-in-force",
    happened=N_("No tariff is in force on {day}."),
    stored=_NO_NUMBER,
    todo=N_("Load the tariff of that day into the rules folder, or check the date."),
    say=N_("Our price list is being updated; I will call you back."),
)
define(
    "unknown-product",
    happened=N_("There is no product {product}."),
    stored=_NOTHING,
    todo=N_("Choose one from the list (F4)."),
    say=_CHECK,
)
define(
    "unknown-packaging",
    happened=N_("There is no packaging {packaging}."),
    stored=_NOTHING,
    todo=N_("Choose one from the list (F4), or leave it empty."),
    say=_CHECK,
)
define(
    "unknown-goods",
    happened=N_("There is no class of goods {goods}."),
    stored=_NOTHING,
    todo=N_("Choose one from the list (F4)."),
    say=_CHECK,
)
define(
    "declared-missing",
    happened=N_("Insurance is chosen, but no value is declared."),
    stored=_NOTHING,
    todo=N_("Ask for the value of the goods, or choose no insurance."),
    say=N_("What are the goods worth, please?"),
)
define(
    "declared-not-positive",
    happened=N_("The declared value {declared} is not above zero."),
    stored=_NOTHING,
    todo=N_("Type the value of the goods in yuan, or leave it empty."),
    say=N_("What are the goods worth, please?"),
)
define(
    "discount-not-valid",
    happened=N_("This discount cannot be given: {percent}%."),
    stored=_NOTHING,
    todo=N_("Type a percentage from 0 to 100."),
    say=_CHECK,
)
define(
    "product-not-offered",
    happened=N_("{product} is not offered in zone {zone}."),
    stored=_NO_NUMBER,
    todo=N_("Offer one of the other products."),
    say=N_("This service does not go there; I can offer you another."),
)
define(
    "declared-above-limit",
    happened=N_("The declared value {declared} is above the counter's limit of {limit}."),
    stored=_NO_NUMBER,
    todo=N_("Ask the {needs} to take this parcel in, or declare up to the limit."),
    say=N_("For this value my supervisor has to sign; one moment please."),
)
define(
    "discount-above-authority",
    happened=N_("This discount is above the limit of the {role}, {limit}%: {percent}%."),
    stored=_NO_NUMBER,
    todo=N_("Ask the {needs}, or give a smaller discount."),
    say=N_("I will ask my supervisor about the discount."),
)
define(
    "goods-prohibited",
    happened=N_("Goods of class {goods} must not be sent and must be reported."),
    stored=N_("The refusal was recorded; no waybill number was used."),
    todo=N_("Set the goods apart, touch nothing more, tell the supervisor and the police at once."),
    say=N_("I am sorry, this must not be sent; I have to report it."),
)
define(
    "goods-refused",
    happened=N_("Goods of class {goods} must not be sent."),
    stored=N_("The refusal was recorded; no waybill number was used."),
    todo=N_("Give the goods back and name the alternative."),
    say=N_("I am very sorry, this must not be sent by express."),
)
define(
    "goods-ground-only",
    happened=N_("Goods of class {goods} travel by land only; {product} to zone {zone} flies."),
    stored=N_("The refusal was recorded; no waybill number was used."),
    todo=N_("Offer a product that goes by land, where there is one."),
    say=N_("This may only travel by land; it takes a little longer."),
)
define(
    "goods-papers",
    happened=N_("Goods of class {goods} need papers for zone {zone}."),
    stored=N_("The refusal was recorded; no waybill number was used."),
    todo=N_("Ask for the papers; with them in hand, mark that they are there."),
    say=N_("For this country I need the papers of the goods; do you have them?"),
)
PLACE_UNKNOWN = define(
    "place-unknown",
    happened=N_("The place {place} is not in the list."),
    stored=_NOTHING,
    todo=N_("Type the next larger place (the city), a six-digit code, or press F4 for the list."),
    say=N_("Which city or district is it, please?"),
)
PLACE_AMBIGUOUS = define(
    "place-ambiguous",
    happened=N_("{place} can be several places: {choices}."),
    stored=_NOTHING,
    todo=N_("Type the city or province too, or choose from the list (F4)."),
    say=N_("Which city is that in, please?"),
)
