"""Recall and lists of values on the intake page: places, known senders, their recipients."""

from __future__ import annotations

from functools import partial

from counter.masking import masked_address, masked_name, masked_phone
from counter.quoting import find_place
from counter.refusal import Refused
from counter.views.known_parties import Known, known_by_phone, recipients_of
from counter.words import N_, language
from screens.intake.filling import FillingPage
from screens.intake.opening import short_name
from screens.widgets.field import Field
from screens.widgets.values import Value, Values

WHERE = N_("Where to?")
WHO = N_("Who is it? Masked: ask for the name.")
NOBODY = N_("Nobody with {digits} is known here; type the whole number.")
NO_RECIPIENTS = N_("This sender has sent to nobody yet; type the recipient.")
SENDER_FIRST = N_("Give the sender's phone first; then F4 lists to whom they have sent.")
RECALLED = N_("{who} recalled, masked. Ask whether it still holds; type over what has changed.")
_LAST_DIGITS = 4
_PLACES_SHOWN = 60


class RecallingPage(FillingPage):
    """Fills fields from what the outlet knows."""

    def walk_from(self, name: str) -> None:
        """Put the focus on the next thing to fill in after a field."""

    # Places.

    def place_is_known(self, field: Field) -> bool:
        """Whether the place of a field is one place; otherwise the message line says why not."""
        text = field.value.strip()
        if not text:
            return True
        places = self.desk.rules.gazetteer
        if places.resolve(text) is None and not places.find(text):
            found = places.search(text, 2)
            if len(found) == 1:
                self.fill({str(field.id): short_name(places, found[0])}, by_hand=True)
                return True
        try:
            find_place(self.desk.rules, text)
        except Refused as refused:
            self.trouble(refused)
            field.focus()
            return False
        return True

    def values_for(self, field: Field) -> None:
        """F4: places, people whose phone ends so, or the recipients of the sender."""
        if field.id in {"from", "to"}:
            self._list_places(field)
        elif field.id == "recipient_phone" and not field.value:
            self._list_recipients()
        elif field.id in {"sender_phone", "recipient_phone"}:
            self.recall(field)
        else:
            super().values_for(field)

    def _list_places(self, field: Field) -> None:
        places = self.desk.rules.gazetteer

        def find(text: str) -> list[Value]:
            found = places.search(text, _PLACES_SHOWN)
            return [Value(place.code, place.label(language())) for place in found]

        def taken(code: str | None) -> None:
            place = places.resolve(code) if code else None
            if place is not None:
                self.fill({str(field.id): short_name(places, place)}, by_hand=True)
                self.walk_from(str(field.id))

        self.app.push_screen(PlaceValues(WHERE, find, field.value), taken)

    # People.

    def recalls(self, field: Field) -> bool:
        """Whether the field holds four digits that are to recall somebody; begins to when so."""
        digits = field.value.strip()
        role_field = field.id in {"sender_phone", "recipient_phone", "to"}
        if not role_field or len(digits) != _LAST_DIGITS or not digits.isdigit():
            return False
        self.recall(field)
        return True

    def recall(self, field: Field) -> None:
        """Ask who has a phone that ends so; of several the list is shown."""
        digits = field.value.strip()[-_LAST_DIGITS:]
        role = "recipient" if field.id == "recipient_phone" else "sender"
        then = partial(self._recalled, role, digits)
        self.ask(known_by_phone(digits, role), then, what=N_("the list"))

    def _recalled(self, role: str, digits: str, people: tuple[Known, ...]) -> None:
        if not people:
            self.warn(NOBODY, digits=digits)
        elif len(people) == 1:
            self._take(role, people[0])
        else:
            self._list(role, people)

    def _list_recipients(self) -> None:
        phone = self.form().text("sender_phone")
        if not phone:
            self.say(SENDER_FIRST)
            return
        self.ask(recipients_of(phone), self._recipients_known, what=N_("the list"))

    def _recipients_known(self, people: tuple[Known, ...]) -> None:
        if people:
            self._list("recipient", people)
        else:
            self.say(NO_RECIPIENTS)

    def _list(self, role: str, people: tuple[Known, ...]) -> None:
        values = [Value(str(number), self._line(one)) for number, one in enumerate(people, 1)]

        def find(text: str) -> list[Value]:
            wanted = text.strip()
            return [value for value in values if wanted in {"", value.code}]

        def taken(number: str | None) -> None:
            if number is not None:
                self._take(role, people[int(number) - 1])

        self.app.push_screen(Values(WHO, find), taken)

    def _line(self, one: Known) -> str:
        place = self.desk.rules.gazetteer.resolve(one.place)
        where = f"{place.full_name if place else one.place}{masked_address(one.address)}"
        return f"{masked_name(one.name)}  {masked_phone(one.phone)}  {where}"

    def _take(self, role: str, one: Known) -> None:
        """Put a person into the form; a sender recalled from `to` brings up the recipients."""
        places = self.desk.rules.gazetteer
        texts = {
            f"{role}_phone": one.phone,
            f"{role}_name": one.name,
            f"{role}_address": one.address,
        }
        from_to = self.focused is self.part("to") and role == "sender"
        where = places.resolve(one.place)
        if role == "recipient" and where is not None and (from_to or not self.form().text("to")):
            texts["to"] = short_name(places, where)
        if from_to:
            self.fill({"to": ""}, by_hand=True)
        self.fill(texts)
        if role == "sender":
            self.given.add("identity_last4")
        self.say(RECALLED, who=f"{masked_name(one.name)} {masked_phone(one.phone)}")
        if from_to:
            self.ask(recipients_of(one.phone), self._recipients_known, what=N_("the list"))
        else:
            # Recalled while the route is typed: the route goes on.
            self.walk_from(f"{role}_phone" if self.form().text("weight") else "from")


class PlaceValues(Values):
    """The list of places, begun with what stands in the field."""

    def __init__(self, title: str, find: object, start: str) -> None:
        super().__init__(title, find)  # type: ignore[arg-type]
        self.start = start

    def on_mount(self) -> None:
        """Begin with the text of the field when it finds anything."""
        super().on_mount()
        if self.start and self.find(self.start):
            self.query_one("#find", Field).value = self.start
