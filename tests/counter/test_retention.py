"""How long personal data is kept."""

from __future__ import annotations

import json

from counter.desk import Desk
from counter.identity_check import Shown
from counter.ids import new_id
from counter.jobs.finish_duty import FinishDuty
from counter.jobs.ingest import Ingest
from counter.jobs.record_contact import RecordContact
from counter.jobs.reveal_journal import RevealJournal
from counter.retention import months_kept
from tests.conftest import ROOT
from tests.counter.orders import CLERK, MANAGER, NOBODY, a1, answer_of, local
from tests.counter.reading import rows


def test_every_kind_has_a_time_of_whole_months() -> None:
    assert months_kept()
    assert all(months > 0 for months in months_kept().values())


def test_a_parcels_data_goes_after_a_year_and_an_enquirys_after_three() -> None:
    kept = months_kept()
    assert (kept["parcel_accepted"], kept["tracking_received"]) == (12, 12)
    assert (kept["contact_recorded"], kept["customer_promised"]) == (36, 36)


def test_every_fact_that_holds_words_of_customers_has_a_time(desk: Desk) -> None:
    waybill = str(desk.do(a1(), CLERK).facts["waybill"])
    payload = json.dumps(answer_of(waybill, ("2025-09-22 15:00:00", "已揽收"))).encode()
    desk.do(Ingest(job=new_id(), provider="kuaidi100", payload=payload), NOBODY)
    enquiry = RecordContact(
        job=new_id(),
        waybill=waybill,
        channel="phone",
        shown=Shown(number=waybill, name="方可"),
        call_back_at=local("2025-09-23 15:00"),
        call_back_text="回电",
    )
    desk.do(enquiry, CLERK)
    desk.do(FinishDuty(job=new_id(), duty=enquiry.job, note="已回电"), CLERK)
    desk.do(RevealJournal(job=new_id(), reason="audit"), MANAGER)
    found = rows(
        desk,
        "SELECT DISTINCT kind FROM journal JOIN journal_erasable USING (terminal, number)",
    )
    # The name of a member of staff stays: the journal says who did what.
    assert {row["kind"] for row in found} - {"staff_added"} == set(months_kept())


def test_the_rule_names_its_source() -> None:
    text = (ROOT / "counter/rules/retention-2025-09.toml").read_text("utf-8")
    assert 'source = "P-RET"' in text
