"""The key gate: no burst of keys misplaces a character, however slowly a form opens (DEC-8)."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Iterator
from typing import ClassVar

import pytest
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.pilot import Pilot

from screens.app import CounterApp
from screens.base import Page
from screens.gate import keys_of_paste
from screens.widgets.field import Field, Look
from screens.widgets.kinds import COUNT
from tests.screens.hands import Opener, as_events, burst, settle

FIELDS = ("from", "to", "grams")
BURSTS = 1000
Record = tuple[str, ...]


class Form(Page):
    """Three fields; Enter in the last one keeps them and closes the form."""

    TITLE = "Form"

    def body(self) -> ComposeResult:
        for name in FIELDS:
            yield Field(name, name, COUNT, Look(25, 10, required=True))

    @on(Field.Done, "#grams")
    def keep(self, message: Field.Done) -> None:
        message.stop()
        kept.append(tuple(self.query_one(f"#{name}", Field).value for name in FIELDS))
        self.close()

    def close(self) -> None:
        self.step_back()


class AwaitingForm(Form):
    """Waits while it is mounted."""

    async def on_mount(self) -> None:  # type: ignore[override] # Textual awaits it
        await asyncio.sleep(0.02)


class BlockingForm(Form):
    """Blocks the event loop while it is mounted."""

    def on_mount(self) -> None:
        time.sleep(0.01)


class WorkerForm(Form):
    """Its fields are disabled until an answer has come from another thread."""

    def on_mount(self) -> None:
        for field in self.query("#body Field"):
            field.disabled = True
        self.ask(lambda _connection: time.sleep(0.02), self.ready)

    def ready(self, _answer: None) -> None:
        for field in self.query("#body Field"):
            field.disabled = False
        self.query_one("#from", Field).focus()


class Start(Page):
    """F2 opens a form."""

    FORM: ClassVar[type[Form]] = Form
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "form", "form")]

    def action_form(self) -> None:
        self.app.push_screen(self.FORM())


kept: list[Record] = []


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    kept.clear()
    yield
    kept.clear()


def start_of(form: type[Form]) -> Page:
    """A start page whose F2 opens this form."""
    page = Start()
    page.FORM = form  # type: ignore[misc]
    return page


def random_records(dice: random.Random, count: int) -> list[Record]:
    def number() -> str:
        return str(dice.randrange(1, 10 ** dice.randrange(1, 25)))

    return [(number(), number(), number()) for _n in range(count)]


def keys_of(records: list[Record], *, opener: str) -> list[str]:
    keys = []
    for record in records:
        keys += [opener] if opener else []
        for value in record:
            keys += [*value, "<enter>"]
    return keys


async def deliver(pilot: Pilot[int], keys: list[str], bursts: int, dice: random.Random) -> None:
    """Cut the keys into this many bursts at random places; some bursts follow at once."""
    cuts = sorted(dice.sample(range(1, len(keys)), bursts - 1))
    for begin, end in zip([0, *cuts], [*cuts, len(keys)], strict=True):
        for key in keys[begin:end]:
            for event in as_events(key):
                pilot.app.post_message(event)
        if dice.random() < 0.5:
            await asyncio.sleep(dice.choice((0, 0, 0.001, 0.005, 0.02)))
    await settle(pilot)


@pytest.mark.parametrize("form", [Form, AwaitingForm, BlockingForm, WorkerForm])
async def test_a_thousand_random_bursts_into_forms_that_open_lose_and_misplace_nothing(
    form: type[Form], opened: Opener
) -> None:
    dice = random.Random(f"20250924 {form.__name__}")
    records = random_records(dice, BURSTS // 20)
    keys = keys_of(records, opener="<f2>")
    async with opened() as pilot:
        await pilot.app.push_screen(start_of(form))
        await deliver(pilot, keys, BURSTS, dice)
        assert kept == records


async def test_a_thousand_random_bursts_into_an_open_form_lose_and_misplace_nothing(
    opened: Opener,
) -> None:
    class OpenForm(Form):
        def close(self) -> None:
            for name in FIELDS:
                self.query_one(f"#{name}", Field).value = ""
            self.query_one("#from", Field).focus()

    dice = random.Random(20250924)
    records = random_records(dice, BURSTS // 20)
    async with opened() as pilot:
        await pilot.app.push_screen(OpenForm())
        await deliver(pilot, keys_of(records, opener=""), BURSTS, dice)
        assert kept == records


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
async def test_a_paste_of_rows_lands_field_by_field(line_end: str, opened: Opener) -> None:
    async with opened() as pilot:
        await pilot.app.push_screen(start_of(WorkerForm))
        text = line_end.join(("510000", "100010", "2350", ""))
        for event in (events.Key("f2", None), events.Paste(text)):
            pilot.app.post_message(event)
        await settle(pilot)
        assert kept == [("510000", "100010", "2350")]


def test_a_paste_is_keys_without_control_characters() -> None:
    keys = keys_of_paste("ab\x11\x1b[Q\tc\r\n\nd")
    names = [key if isinstance(key, str) else key.key for key in keys]
    assert names == ["ab[Q", "tab", "c", "enter", "enter", "d"]


async def test_a_paste_nobody_means_is_refused_whole(opened: Opener) -> None:
    async with opened() as pilot:
        await pilot.app.push_screen(Form())
        pilot.app.post_message(events.Paste("1" * 200_000))
        await settle(pilot)
        page = pilot.app.screen
        assert isinstance(page, Form)
        assert page.query_one("#from", Field).value == ""
        assert "200000" in page.message.text


async def test_a_line_feed_from_a_scanner_is_enter(opened: Opener) -> None:
    async with opened() as pilot:
        await pilot.app.push_screen(Form())
        await burst(pilot, "1", "<ctrl+j>", "2", "<ctrl+m>", "3", "<ctrl+j>")
        assert kept == [("1", "2", "3")]


class SlowForm(WorkerForm):
    """Opens only when it is let."""

    let: ClassVar[list[asyncio.Event]] = []

    def on_mount(self) -> None:
        self.let.append(asyncio.Event())
        self._hold("the form")
        self.set_interval(0.01, self.look)

    def look(self) -> None:
        if self.let[-1].is_set() and self.busy:
            self.let_go()


async def test_keys_that_wait_are_counted_and_said(opened: Opener) -> None:
    async with opened() as pilot:
        app = pilot.app
        assert isinstance(app, CounterApp)
        await app.push_screen(start_of(SlowForm))
        for event in [events.Key("f2", None), *as_events("1234567")]:
            app.post_message(event)
        await _until(lambda: app.gate.waiting == 7 and "»7" in _bottom(app))
        page = app.screen
        assert isinstance(page, SlowForm)
        await _until(lambda: "the form" in page.message.text)
        page.let[-1].set()
        await settle(pilot)
        assert page.query_one("#from", Field).value == "1234567"
        assert "»" not in _bottom(app)
        assert page.message.text == ""


async def test_giving_up_drops_the_waiting_keys_and_frees_the_keyboard(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.gate.GIVE_UP_AFTER", 1.0)
    async with opened() as pilot:
        app = pilot.app
        assert isinstance(app, CounterApp)
        await app.push_screen(start_of(SlowForm))
        for event in [events.Key("f2", None), *as_events("1234567")]:
            app.post_message(event)
        page = app.screen
        await _until(lambda: isinstance(app.screen, SlowForm) and "Ctrl+C" in _message(app))
        app.post_message(events.Key("ctrl+c", "\x03"))
        await _until(lambda: app.gate.waiting == 0)
        page = app.screen
        assert isinstance(page, SlowForm)
        page.let[-1].set()
        await settle(pilot)
        assert page.query_one("#from", Field).value == ""


def _bottom(app: CounterApp) -> str:
    page = app.screen
    return page.bar.waiting_text if isinstance(page, Page) else ""


def _message(app: CounterApp) -> str:
    page = app.screen
    return page.message.text if isinstance(page, Page) and page.is_mounted else ""


async def _until(true: object, seconds: float = 5.0) -> None:
    assert callable(true)
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come to that"
        await asyncio.sleep(0.01)
