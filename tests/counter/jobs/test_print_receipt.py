"""Printing again: every print after the first is a numbered copy."""

from __future__ import annotations

import pytest

from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.print_receipt import PrintReceipt
from counter.refusal import Refused
from tests.counter.orders import CLERK, plain
from tests.counter.reading import kinds


def test_the_first_print_is_the_original_and_the_rest_are_copies(desk: Desk) -> None:
    waybill = str(desk.do(plain(), CLERK).facts["waybill"])
    copies = [
        desk.do(PrintReceipt(job=new_id(), waybill=waybill), CLERK).facts["copy"] for _ in range(3)
    ]
    assert copies == [0, 1, 2]
    assert kinds(desk)[-3:] == ["receipt_printed"] * 3


def test_the_same_print_asked_twice_is_one_print(desk: Desk) -> None:
    waybill = str(desk.do(plain(), CLERK).facts["waybill"])
    command = PrintReceipt(job=new_id(), waybill=waybill)
    assert [desk.do(command, CLERK).facts["copy"] for _ in range(2)] == [0, 0]
    assert kinds(desk).count("receipt_printed") == 1


def test_there_is_no_receipt_of_an_unknown_parcel(desk: Desk) -> None:
    with pytest.raises(Refused, match="parcel-unknown"):
        desk.do(PrintReceipt(job=new_id(), waybill="KD330106000018"), CLERK)
