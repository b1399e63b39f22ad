"""What a demo or training outlet begins with."""

from __future__ import annotations

from counter.demo.crew import StaffRow, demo_outlet, demo_staff
from counter.ids import new_id
from counter.jobs.add_staff import AddStaff
from counter.opening import Block, Opening
from counter.outlet import Kind, Outlet
from counter.words import DEFAULT


def demo_opening(kind: Kind, code: str | None = None) -> Opening:
    """The demo branch with its staff and numbers, ready to be opened.

    `code` names another branch of the same staff; its terminal is that branch's first.
    Raises ValueError for a live outlet: its PINs would be known to everybody.
    """
    if kind is Kind.LIVE:
        raise ValueError("a live outlet does not begin with documented PINs")
    rows = demo_outlet()
    branch = code or rows.code
    terminal = rows.terminal if branch == rows.code else f"{branch}-T1"
    outlet = Outlet(new_id(), branch, rows.name, rows.place, rows.zone, terminal, kind)
    blocks = (Block(row.kind, row.first, row.last).grant() for row in rows.numbers)
    return Opening(outlet, tuple(_joins(row) for row in demo_staff()), tuple(blocks))


def _joins(row: StaffRow) -> AddStaff:
    return AddStaff(
        job=new_id(),
        staff=row.id,
        name=row.name,
        role=row.role,
        language=DEFAULT,
        pin=row.pin,
        one_time=False,
    )
