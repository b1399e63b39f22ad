"""Adding staff, and the language a person reads."""

from __future__ import annotations

import pytest

from counter.actor import Actor, Role
from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.add_staff import AddStaff
from counter.jobs.choose_language import ChooseLanguage
from counter.jobs.sign_in import SignIn
from counter.refusal import Refused
from tests.counter.orders import CLERK, MANAGER
from tests.counter.reading import kinds, rows


def _new(staff: str = "E1002", name: str = "赵小满", language: str = "en") -> AddStaff:
    return AddStaff(
        job=new_id(), staff=staff, name=name, role=Role.CLERK, language=language, pin="918273"
    )


def test_a_newcomer_signs_in_once_with_the_first_pin(desk: Desk) -> None:
    desk.do(_new(), MANAGER)
    joined = desk.do(SignIn(job=new_id(), staff="E1002", pin="918273"), Actor.person("E1002"))
    assert joined.facts == {"staff": "E1002", "language": "en", "one_time_pin": True}


def test_a_name_is_the_erasable_part(desk: Desk) -> None:
    desk.do(_new(), MANAGER)
    body = rows(desk, "SELECT body FROM journal WHERE kind = 'staff_added' ORDER BY number")[-1]
    assert "赵小满" not in body["body"]


def test_an_id_is_given_once(desk: Desk) -> None:
    with pytest.raises(Refused, match="staff-id-taken"):
        desk.do(_new(staff="E1001"), MANAGER)


@pytest.mark.parametrize(
    ("staff", "name", "language", "what"),
    [
        ("e1002", "赵小满", "en", "id"),
        ("E102", "赵小满", "en", "id"),
        ("EE002", "赵小满", "en", "id"),
        ("E１００２", "赵小满", "en", "id"),
        ("E1002", " ", "en", "name"),
        ("E1002", "名" * 41, "en", "name"),
        ("E1002", "赵小满", "fr", "language"),
    ],
)
def test_what_cannot_be_used_is_named(
    desk: Desk, staff: str, name: str, language: str, what: str
) -> None:
    before = kinds(desk)
    with pytest.raises(Refused) as caught:
        desk.do(_new(staff, name, language), MANAGER)
    assert (caught.value.code, caught.value.facts["what"]) == ("bad-staff", what)
    assert kinds(desk) == before


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_a_person_chooses_the_language(desk: Desk, language: str) -> None:
    desk.do(ChooseLanguage(job=new_id(), language=language), CLERK)
    signed = desk.do(SignIn(job=new_id(), staff="E1001", pin="246810"), CLERK)
    assert signed.facts["language"] == language


def test_a_language_the_product_lacks_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="bad-staff"):
        desk.do(ChooseLanguage(job=new_id(), language="zh_CN"), CLERK)
