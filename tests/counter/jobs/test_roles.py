"""Who may ask for what: a table of every job and every role (P-ROLE)."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from counter import job as registry
from counter import jobs
from counter.actor import Actor, Role
from counter.desk import Desk
from counter.ids import new_id
from counter.job import Command, refuse_outsiders
from counter.jobs.add_staff import AddStaff
from counter.jobs.choose_language import ChooseLanguage
from counter.jobs.erase_expired import EraseExpired
from counter.jobs.finish_duty import FinishDuty
from counter.jobs.grant_numbers import GrantNumbers
from counter.jobs.ingest import Ingest
from counter.jobs.print_receipt import PrintReceipt
from counter.jobs.record_contact import RecordContact
from counter.jobs.set_pin import SetPin
from counter.jobs.sign_in import SignIn
from counter.jobs.take_in import TakeIn
from counter.jobs.watch import Watch
from counter.refusal import Refused
from tests.counter.orders import a1

EVERYBODY = frozenset(Role)
INTAKE = frozenset({Role.CLERK, Role.COURIER, Role.SUPERVISOR, Role.MANAGER})
HEADS = frozenset({Role.ADMIN, Role.MANAGER})
ALLOWED: dict[type[Command], frozenset[Role]] = {
    TakeIn: INTAKE,
    AddStaff: HEADS,
    GrantNumbers: HEADS,
    EraseExpired: HEADS,
    ChooseLanguage: EVERYBODY,
    FinishDuty: EVERYBODY,
    Ingest: EVERYBODY,
    PrintReceipt: EVERYBODY,
    RecordContact: EVERYBODY,
    SetPin: EVERYBODY,
    SignIn: EVERYBODY,
    Watch: EVERYBODY,
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("kind", ALLOWED, ids=lambda kind: kind.__name__)
def test_a_role_may_ask_for_its_jobs_only(kind: type[Command], role: Role) -> None:
    command = object.__new__(kind)
    person = Actor.person("E1001")
    if role in ALLOWED[kind]:
        refuse_outsiders(command, person, role)
        return
    with pytest.raises(Refused) as caught:
        refuse_outsiders(command, person, role)
    assert caught.value.code == "not-your-job"
    assert caught.value.facts["role"] == role.value


def test_every_job_stands_in_the_table_or_has_a_test_of_its_own() -> None:
    for module in pkgutil.iter_modules(jobs.__path__):
        importlib.import_module(f"{jobs.__name__}.{module.name}")
    ours = {kind for kind in registry._jobs if kind.__module__.startswith(jobs.__name__)}
    assert {kind.__name__ for kind in ours - set(ALLOWED)} <= {"RevealJournal"}


@pytest.mark.parametrize("staff", ["C6001", "Q5001", "F7001", "A0001"])
def test_those_who_do_not_work_at_the_counter_take_nothing_in(desk: Desk, staff: str) -> None:
    with pytest.raises(Refused, match="not-your-job"):
        desk.do(a1(), Actor.person(staff))


@pytest.mark.parametrize("staff", ["E1001", "K2007", "S3001", "M4001"])
def test_those_who_work_at_the_counter_take_parcels_in(desk: Desk, staff: str) -> None:
    assert desk.do(a1(), Actor.person(staff)).facts["total_fen"] == 7200


def test_the_system_may_do_what_no_person_asks_for(desk: Desk) -> None:
    done = desk.do(EraseExpired(job=new_id()), Actor.system("retention"))
    assert done.facts["erased"] == 0
