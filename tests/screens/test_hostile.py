"""Hostile texts through every widget that shows one: inert, literal, and nobody crashes (G13)."""

from __future__ import annotations

import pytest
from textual.app import ComposeResult
from textual.widgets import Static

from counter.refusal import Refused
from screens.base import Page
from screens.safe import T
from screens.widgets.check import Check
from screens.widgets.closing import Closing
from screens.widgets.field import Field, Look
from screens.widgets.question import Question
from screens.widgets.table import Column, Row, Table
from screens.widgets.values import Value, Values, among
from screens.widgets.why import Reason, WhySheet
from screens.widgets.words import Words
from tests.screens.hands import Opener, rows, settle
from tests.screens.payloads import HARMFUL, leaks


class Shows(Page):
    """Every widget with one text in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.TITLE = text  # type: ignore[misc]

    def body(self) -> ComposeResult:
        yield Static(T(self.text))
        yield Field("one", self.text, look=Look(30, 20, unit=self.text), value=self.text)
        yield Check("seen", self.text)
        yield Words(self.text)
        yield Closing(self.text)
        table = Table((Column(self.text, 20), Column("", 0)), empty=self.text)
        table.show([Row("key", "!", (self.text, self.text))])
        yield table


@pytest.mark.parametrize("text", HARMFUL.values(), ids=HARMFUL)
async def test_a_hostile_text_is_inert_and_literal_on_every_widget(
    text: str, opened: Opener
) -> None:
    async with opened() as pilot:
        page = Shows(text)
        await pilot.app.push_screen(page)
        await settle(pilot)
        page.warn("{what}", what=text)
        page.trouble(Refused("unknown-staff", staff=text))
        await settle(pilot)
        _assert_inert(rows(pilot.app))
        page.warn("{what}", what=text)
        reason = Reason(text, text, text, text, ((text, text),), text, text, text, provisional=True)
        values = Values(text, among((Value("code", text), Value("other", "x"))))
        for screen in (Question("{what}? y / n", {"what": text}), WhySheet(reason), values):
            pilot.app.push_screen(screen)
            await settle(pilot)
            _assert_inert(rows(pilot.app))
            pilot.app.pop_screen()
            await settle(pilot)
        page.action_help()
        await settle(pilot)
        _assert_inert(rows(pilot.app))
        assert pilot.app.is_running


@pytest.mark.parametrize("text", ["[B12]", "文三路[3号楼]", "[/nope]", "[@click=app.quit]x[/]"])
async def test_brackets_are_shown_as_brackets(text: str, opened: Opener) -> None:
    async with opened() as pilot:
        await pilot.app.push_screen(Shows(text))
        await settle(pilot)
        assert "\n".join(rows(pilot.app)).count(text) >= 5


@pytest.mark.parametrize("text", HARMFUL.values(), ids=HARMFUL)
def test_the_door_lets_nothing_through(text: str) -> None:
    assert leaks(T(text).plain) == set()
    assert T(text).spans == []


def _assert_inert(shown: list[str]) -> None:
    assert [leaks(line) for line in shown if leaks(line)] == []
