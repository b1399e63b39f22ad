"""The demo outlet: whole, believable, the same for the same seed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter import pins
from counter.boot import open_desk
from counter.clock import StoppedClock
from counter.demo.crew import StaffFile, demo_outlet, demo_staff
from counter.demo.fill import fill
from counter.demo.fixtures import known_parcels
from counter.demo.journey import Fate, Trip, journey
from counter.demo.opening import demo_opening
from counter.demo.world import Chance, Town, world
from counter.desk import Desk
from counter.opening import open_outlet
from counter.outlet import Kind
from counter.store import parcels
from counter.store.audit import verify
from counter.views.home import home
from tariffs.waybill import is_well_formed
from tracking.number import NumberKind, recognise

# A Wednesday afternoon a good year after the known parcels.
UNTIL = datetime(2026, 11, 18, 7, 30, tzinfo=UTC)
SEED = 20250922


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A demo outlet, made once for these tests, its clock at the end of its weeks."""
    folder = tmp_path_factory.mktemp("demo") / "home"
    clock = StoppedClock(UNTIL)
    open_outlet(folder, demo_opening(Kind.DEMO), clock, lambda desk: fill(desk, UNTIL, SEED))
    desk = open_desk(folder, clock)
    yield desk
    desk.store.close()


def column(desk: Desk, query: str) -> list[object]:
    """The first column of what a query finds."""
    return [row[0] for row in desk.ask(lambda reader: reader.execute(query).fetchall())]


def test_its_journal_holds_and_its_tables_agree(demo: Desk) -> None:
    assert demo.ask(lambda reader: verify(reader, demo.store.home)).good


def test_it_holds_a_few_hundred_parcels_of_the_last_weeks(demo: Desk) -> None:
    weeks = column(
        demo, "SELECT accepted_at FROM parcels WHERE accepted_at > '2026' ORDER BY accepted_at"
    )
    assert 200 < len(weeks) < 500
    assert str(weeks[0])[:10] >= "2026-10-21"
    assert str(weeks[-1]) <= "2026-11-18T07:30:00.000000Z"


def test_the_home_page_shows_what_is_overdue_due_today_and_later(demo: Desk) -> None:
    found = demo.ask(home(demo.outlet, UNTIL))
    assert 0 < sum(count.overdue for count in found.counts) < 25
    assert sum(count.today for count in found.counts) > 0
    assert sum(count.later for count in found.counts) > 0
    assert 0.75 < found.promises_kept / found.promises_ended < 1
    assert found.accepted_today > 0


def test_some_parcels_are_late_stalled_tried_waiting_and_going_back(demo: Desk) -> None:
    findings = set(column(demo, "SELECT DISTINCT kind FROM findings"))
    assert findings == {"AT_RISK", "DELAYED", "STALLED"}
    ends = set(column(demo, "SELECT DISTINCT body ->> 'code' FROM events"))
    assert {"206", "203", "501", "301", "303", "304"} <= ends
    kinds = set(column(demo, "SELECT DISTINCT kind FROM journal"))
    assert {"goods_refused", "contact_recorded", "customer_promised", "duty_done"} <= kinds


def test_events_of_other_carriers_are_there_under_numbers_that_check(demo: Desk) -> None:
    numbers = column(demo, "SELECT number FROM shipments WHERE provider = 'karrio'")
    read = [recognise(str(number)) for number in numbers]
    assert len(read) > 10
    assert {one.kind for one in read} == {NumberKind.S10}
    assert not any(one.mistyped for one in read)


def test_nothing_happened_after_the_end_of_its_weeks(demo: Desk) -> None:
    end = "2026-11-18T07:30:00.000000Z"
    assert column(demo, f"SELECT number FROM journal WHERE at > '{end}'") == []
    assert column(demo, f"SELECT number FROM events WHERE at > '{end}'") == []


def test_every_phone_number_is_an_invented_one(demo: Desk) -> None:
    phones = column(demo, "SELECT DISTINCT phone FROM parties")
    assert all(re.fullmatch(r"1380000[0-9]{4}", str(phone)) for phone in phones)
    # The first customer of scenario A1 must be a new one.
    assert "13800001101" not in phones


def test_issued_numbers_have_check_digits_and_no_gap(demo: Desk) -> None:
    issued = column(demo, "SELECT waybill FROM parcels WHERE waybill LIKE 'KD33%' ORDER BY waybill")
    assert all(is_well_formed(str(waybill)) for waybill in issued)
    serials = [int(str(waybill)[2:-1]) for waybill in issued]
    assert serials == list(range(serials[0], serials[0] + len(serials)))


@pytest.mark.parametrize(
    ("waybill", "accepted", "promise", "zone", "billable", "freight", "total"),
    [
        ("KD250922000117", "2025-09-22T08:40", "2025-09-23T04:00", "Z3", "2", 2175, 2175),
        ("KD250923000042", "2025-09-23T01:15", "2025-09-25T12:00", "Z2", "3", 1400, 1400),
        ("KD250922000063", "2025-09-22T02:05", "2025-09-25T12:00", "Z4", "2", 2000, 3000),
    ],
)
def test_the_known_parcels_are_as_the_scenarios_state_them(
    *, demo: Desk, waybill: str, accepted: str, promise: str, zone: str, billable: str,
    freight: int, total: int,
) -> None:  # fmt: skip
    found = demo.ask(lambda reader: parcels.find(reader, waybill))
    assert found is not None
    assert found.accepted_at == datetime.fromisoformat(accepted + "Z")
    assert found.promise_at == datetime.fromisoformat(promise + "Z")
    assert (found.body["zone"], found.freight_fen) == (zone, freight)
    assert Decimal(str(found.body["billable_kg"])) == Decimal(billable)
    assert found.body["total_fen"] == total


def test_the_scenarios_find_their_parcels_untouched(demo: Desk) -> None:
    assert column(demo, "SELECT number FROM events WHERE number = 'KD250922000117'") == []
    assert column(demo, "SELECT waybill FROM findings WHERE waybill LIKE 'KD25%'") == []
    recipient = "SELECT phone4 FROM parties WHERE waybill = 'KD250922000117' AND role = 'recipient'"
    assert column(demo, recipient) == ["2208"]


def test_the_same_seed_draws_the_same_people_and_things() -> None:
    def draw(seed: int) -> list[object]:
        chance = Chance(seed)
        people = [chance.sender() for _ in range(5)]
        return [*people, chance.thing(), chance.town(), chance.digits(8)]

    assert draw(1) == draw(1)
    assert draw(1) != draw(2)


def early(folder: Path, seed: int) -> list[tuple[object, ...]]:
    """What was accepted at an outlet made a few days after the tariff began."""
    at = datetime(2025, 9, 4, 4, tzinfo=UTC)
    clock = StoppedClock(at)
    open_outlet(folder, demo_opening(Kind.DEMO), clock, lambda desk: fill(desk, at, seed))
    desk = open_desk(folder, clock)
    query = (
        "SELECT p.waybill, p.accepted_at, p.total_fen, r.name, r.phone FROM parcels p"
        " JOIN parties r USING (waybill) WHERE p.waybill LIKE 'KD33%' ORDER BY p.waybill, r.role"
    )
    found = desk.ask(lambda reader: reader.execute(query).fetchall())
    desk.store.close()
    return [tuple(row) for row in found]


def test_an_outlet_made_early_begins_with_its_tariff(tmp_path: Path) -> None:
    days = {str(at)[:10] for _, at, *_ in early(tmp_path / "home", SEED)}
    assert {"2025-09-01", "2025-09-02", "2025-09-03"} <= days
    assert min(days) >= "2025-09-01"


def test_the_same_seed_makes_the_same_parcels(tmp_path: Path) -> None:
    first = early(tmp_path / "first", SEED)
    assert first == early(tmp_path / "second", SEED)
    assert first != early(tmp_path / "third", SEED + 1)


def test_demo_pins_are_well_formed_and_all_different() -> None:
    found = [row.pin for row in demo_staff()]
    assert all(pins.is_well_formed(pin) for pin in found)
    assert len(set(found)) == len(found)


def test_every_known_parcel_has_a_label_of_the_stock() -> None:
    stocks = [block for block in demo_outlet().numbers if block.kind == "preprinted"]
    for row in known_parcels():
        digits = int(row.waybill[2:])
        assert any(block.first <= digits <= block.last for block in stocks)


def test_an_unknown_key_in_a_file_is_an_error() -> None:
    row = {"id": "E1", "name": "x", "role": "clerk", "pin": "1", "wage": 1}
    file = {"id": "x", "valid_from": "2025-09-01", "mark": "x", "source": "x", "staff": [row]}
    with pytest.raises(msgspec.ValidationError, match="wage"):
        msgspec.json.decode(json.dumps(file), type=StaffFile)


@settings(max_examples=150, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    fate=st.sampled_from(Fate),
    town=st.sampled_from(world().towns),
    hour=st.integers(0, 11),
    days=st.integers(1, 9),
)
def test_every_journey_goes_forward_and_ends(
    seed: int, fate: Fate, town: Town, hour: int, days: int
) -> None:
    zone = demo_opening(Kind.DEMO).outlet.zone
    accepted = datetime(2025, 10, 13, 8, tzinfo=zone) + timedelta(hours=hour)
    promise = datetime(2025, 10, 13, 20, tzinfo=zone) + timedelta(days=days)
    trip = Trip(town, "杭州西湖文三路营业部", accepted, promise, zone)
    scans = journey(trip, fate, Chance(seed))
    times = [scan.at for scan in scans]
    assert times == sorted(times)
    assert times[0] > accepted
    stops = {"301", "303", "206", "501", "203"}
    at_the_door = next(scan.at for scan in scans if scan.code in stops)
    if fate in {Fate.ON_TIME, Fate.PICKUP, Fate.ATTEMPT_FAILED, Fate.RETURNED}:
        assert at_the_door <= promise
    if fate is Fate.LATE:
        assert at_the_door > promise
    silence = max(later - earlier for earlier, later in pairwise(times))
    if fate is Fate.ON_TIME:
        assert silence < timedelta(hours=24)
    if fate is Fate.STALLED:
        assert silence > timedelta(hours=24)
