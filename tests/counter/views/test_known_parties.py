"""Recall by four digits, and the recipients of a sender."""

from __future__ import annotations

from dataclasses import replace

from counter.desk import Desk
from counter.views.known_parties import known_by_phone, recipients_of
from tests.counter.orders import CLERK, RECIPIENT, SENDER, plain


def test_a_sender_is_found_once_however_often_they_came(desk: Desk) -> None:
    for _visit in range(3):
        desk.do(plain(), CLERK)
    (found,) = desk.ask(known_by_phone("1101", "sender"))
    assert (found.name, found.phone, found.place) == (SENDER.name, "13800001101", "330106")


def test_the_newest_address_counts(desk: Desk) -> None:
    desk.do(plain(), CLERK)
    desk.do(plain(sender=replace(SENDER, address="天目山路1号")), CLERK)
    found = desk.ask(known_by_phone("1101", "sender"))
    assert {one.address for one in found} <= {SENDER.address, "天目山路1号"}
    assert len(found) == 1


def test_two_people_with_the_same_last_digits_are_both_found(desk: Desk) -> None:
    desk.do(plain(), CLERK)
    desk.do(plain(sender=replace(SENDER, name="马远", phone="139-0000-1101")), CLERK)
    assert len(desk.ask(known_by_phone("1101", "sender"))) == 2


def test_a_recipient_is_not_a_sender(desk: Desk) -> None:
    desk.do(plain(), CLERK)
    assert desk.ask(known_by_phone("2208", "sender")) == ()
    assert len(desk.ask(known_by_phone("2208", "recipient"))) == 1


def test_to_whom_a_sender_has_sent(desk: Desk) -> None:
    desk.do(plain(), CLERK)
    other = replace(RECIPIENT, name="贺之恒", phone="138-0000-3303")
    desk.do(plain(recipient=other), CLERK)
    names = {one.name for one in desk.ask(recipients_of("13800001101"))}
    assert names == {RECIPIENT.name, "贺之恒"}
    assert desk.ask(recipients_of("13999999999")) == ()
