"""What the page needs to begin: this person's draft, their last parcel, the default place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counter.desk import Desk
from counter.views.last_parcel import LastParcel, last_parcel
from screens.intake.form import Form, masked, read_form
from tariffs.money import to_text
from tariffs.place import Gazetteer, Place

FORM = "intake"


@dataclass(frozen=True, slots=True)
class Opening:
    """What a form begins with; `draft` is its job's id and the form, when one was left."""

    origin: str
    draft: tuple[str, Form] | None
    last: LastParcel | None


def opening(desk: Desk, staff: str, *, resume: bool) -> Opening:
    """Ask the desk, in its thread; the list of places is read here, before anybody types one."""
    places = desk.rules.gazetteer
    home = places.resolve(desk.outlet.place)
    draft = desk.draft(FORM, staff) if resume else None
    return Opening(
        origin=short_name(places, home) if home else desk.outlet.place,
        draft=(draft.job, read_form(draft.content)) if draft else None,
        last=desk.ask(last_parcel(staff)),
    )


def short_name(places: Gazetteer, place: Place) -> str:
    """A short name that means this place: `杭州市西湖区`, `成都市`; its code when no name does."""
    above = place.parent.name if place.parent else ""
    with_city = above + place.name
    short = (with_city, place.name) if place.level == "district" else (place.name, with_city)
    for name in (*short, place.full_name):
        found = places.resolve(name)
        if found is not None and found.code == place.code and found.name == place.name:
            return name
    return place.code


def copied(last: LastParcel, places: Gazetteer) -> Form:
    """The last parcel as a form: people masked, number, weight, cash and inspection blank."""
    body = last.parcel.body
    raw: dict[str, str] = {}
    for party in last.parcel.parties:
        where = places.resolve(party.place)
        raw["from" if party.role == "sender" else "to"] = (
            short_name(places, where) if where else party.place
        )
        for part in ("phone", "name", "address"):
            raw[f"{party.role}_{part}"] = getattr(party, part)
    raw["contents"] = "; ".join(f"{name} ×{count}" for name, count in last.contents)
    declared = body["declared_fen"]
    raw["declared"] = to_text(int(str(declared))) if declared is not None else ""
    raw["insured"] = "yes" if body["insured"] else "no"
    raw["disclosure"] = "x" if body["disclosure"] else ""
    raw["papers"] = "x" if body["papers"] else ""
    for name, key in _SAME.items():
        raw[name] = str(body[key] or "")
    return Form({name: masked(name, text) for name, text in raw.items()}, _people(raw))


def weight_of(last: LastParcel) -> str:
    """The weight of the last parcel in kg, for `=` in the weight field."""
    return str(last.parcel.body["actual_kg"])


def _people(raw: Mapping[str, str]) -> Mapping[str, str]:
    return {name: text for name, text in raw.items() if text and masked(name, text) != text}


_SAME = {
    "size": "size_cm",
    "pack": "packaging",
    "goods": "goods",
    "product": "product",
    "identity": "identity",
    "delivery": "delivery",
}
