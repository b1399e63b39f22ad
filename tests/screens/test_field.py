"""Fields: what they take, what they show, where the cursor is."""

from __future__ import annotations

import pytest
from textual import events, on
from textual.app import ComposeResult
from textual.pilot import Pilot

from screens.base import Page
from screens.widgets.check import Check
from screens.widgets.closing import Closing
from screens.widgets.field import Field, Look
from screens.widgets.kinds import CM, KG, PHONE, PIN, STAFF, TEXT, WAYBILL, YUAN, Kind
from screens.widgets.values import Value, Values, among
from tests.screens.hands import Opener, burst, rows, settle

PLACES = (Value("330100", "杭州市"), Value("510107", "成都市武侯区"), Value("510000", "四川省"))


class Form(Page):
    """One field of a kind, a box, and the closing line."""

    TITLE = "Form"
    HELP = "What the form is for."

    def __init__(self, kind: Kind = TEXT, look: Look | None = None) -> None:
        super().__init__()
        self.kind = kind
        self.look = look or Look(10, 8, help="What the field is for.")
        self.committed = 0
        self.changed: list[bool] = []

    def body(self) -> ComposeResult:
        yield Field("one", "One", self.kind, self.look)
        yield Check("seen", "Identity seen")
        yield Closing()

    def commit(self) -> None:
        self.committed += 1

    def values_for(self, field: Field) -> None:
        def taken(code: str | None) -> None:
            if code is not None:
                field.value = code

        self.app.push_screen(Values("Places", among(PLACES)), taken)

    @on(Check.Changed)
    def keep(self, message: Check.Changed) -> None:
        self.changed.append(message.check.value)

    @property
    def one(self) -> Field:
        return self.query_one("#one", Field)


async def form(pilot: Pilot[int], kind: Kind = TEXT, look: Look | None = None) -> Form:
    page = Form(kind, look)
    await pilot.app.push_screen(page)
    await settle(pilot)
    return page


@pytest.mark.parametrize(
    ("kind", "typed", "value", "fault"),
    [
        (KG, "4.2", "4.2", ""),
        (KG, "4.2.5x", "4.25", ""),
        (KG, "４．２", "4.2", ""),
        (KG, "4。2", "4.2", ""),
        (KG, "-4", "4", ""),
        (KG, "0", "0", "more than 0"),
        (KG, ".", ".", "not a number"),
        (KG, "1.2345", "1.234", ""),
        (CM, "50.55", "50.5", ""),
        (YUAN, "1,200.00", "1,200.00", ""),
        (YUAN, "0", "0", ""),
        (PHONE, "138-0000-1101", "138-0000-1101", ""),
        (PHONE, "138ab", "138", "7 to 15"),
        (STAFF, "e1001", "E1001", ""),
        (STAFF, "e10", "E10", "letter and four digits"),
        (PIN, "12a3", "123", "six digits"),
        (WAYBILL, "eb000717618hk", "EB000717618HK", ""),
        (TEXT, "沈雨桐 [B12]", "沈雨桐 [B12]", ""),
    ],
)
async def test_a_kind_takes_its_characters_and_says_what_is_wrong(
    kind: Kind, typed: str, value: str, fault: str, opened: Opener
) -> None:
    async with opened() as pilot:
        page = await form(pilot, kind)
        await burst(pilot, typed)
        assert page.one.value == value
        problem = page.one.problem()
        assert fault in problem
        assert bool(problem) == bool(fault)


async def test_a_scan_with_control_characters_types_only_what_a_number_has(opened: Opener) -> None:
    async with opened() as pilot:
        page = await form(pilot, WAYBILL, Look(20, 8))
        for event in (
            events.Key("ctrl+q", "\x11"),
            events.Paste("EB0007\x1d17618\x11HK"),
            events.Key("ctrl+right_square_bracket", "\x1d"),
        ):
            pilot.app.post_message(event)
        await settle(pilot)
        assert pilot.app.is_running
        assert page.one.value == "EB000717618HK"


async def test_a_wrong_field_says_why_and_keeps_the_cursor_and_the_text(opened: Opener) -> None:
    async with opened() as pilot:
        page = await form(pilot, STAFF, Look(8, 10, required=True))
        await burst(pilot, "<enter>")
        assert "filled in" in page.message.text
        await burst(pilot, "e10", "<enter>")
        assert "four digits" in rows(pilot.app)[21]
        assert (page.one.value, page.one.has_focus) == ("E10", True)
        await burst(pilot, "01", "<enter>")
        assert page.message.text == ""
        assert page.query_one(Check).has_focus


async def test_editing_keys_move_inside_the_line(opened: Opener) -> None:
    async with opened() as pilot:
        page = await form(pilot)
        await burst(
            pilot, "沈桐", "<left>", "雨", "<end>", "x", "<backspace>", "<home>", "<delete>"
        )
        assert page.one.value == "雨桐"
        await burst(pilot, "<ctrl+k>", "a b", "<ctrl+w>")
        assert page.one.value == "a "


async def test_a_long_wide_text_scrolls_in_its_box_and_the_cursor_stays_in_it(
    opened: Opener,
) -> None:
    async with opened() as pilot:
        page = await form(pilot)
        await burst(pilot, "杭州市西湖区文三路")
        assert rows(pilot.app)[1] == " One    文三路"[:8] + rows(pilot.app)[1][8:]
        assert "文三路" in rows(pilot.app)[1]
        x = page.one.cursor_screen_offset.x
        assert 8 <= x < 18
        await burst(pilot, "<home>")
        assert "杭州市" in rows(pilot.app)[1]
        assert page.one.cursor_screen_offset.x == 8


async def test_a_hidden_field_shows_dots_only(opened: Opener) -> None:
    async with opened() as pilot:
        await form(pilot, PIN, Look(8, 8, hidden=True))
        await burst(pilot, "402817")
        assert "402817" not in "\n".join(rows(pilot.app))
        assert "••••••" in rows(pilot.app)[1]


@pytest.mark.parametrize(
    ("key", "value"),
    [("x", True), (" ", True), ("1", True), ("y", True), ("0", False)],
)
async def test_a_box_is_ticked_by_keys(key: str, value: bool, opened: Opener) -> None:
    async with opened() as pilot:
        page = await form(pilot)
        await burst(pilot, "<enter>", key)
        assert page.query_one(Check).value is value
        assert page.changed == ([True] if value else [])


@pytest.mark.parametrize("keys", [("<f10>",), ("/", "+", "<enter>"), ("/", "ok", "<enter>")])
async def test_f10_has_twins_in_the_command_bar(keys: tuple[str, ...], opened: Opener) -> None:
    async with opened() as pilot:
        page = await form(pilot)
        await burst(pilot, *keys)
        assert page.committed == 1


@pytest.mark.parametrize("key", ["<enter>", "y", "1"])
async def test_the_closing_line_commits_by_a_letter_or_a_digit(key: str, opened: Opener) -> None:
    async with opened() as pilot:
        page = await form(pilot)
        await burst(pilot, "a", "<enter>", "<enter>", key)
        assert page.committed == 1


@pytest.mark.parametrize("keys", [("*",), ("<f4>",), ("＊",), ("/", "*", "<enter>")])
async def test_the_list_of_values_is_found_by_typing(keys: tuple[str, ...], opened: Opener) -> None:
    async with opened() as pilot:
        page = await form(pilot)
        await burst(pilot, *keys, "武侯", "<enter>")
        assert page.one.value == "510107"
        assert page.one.has_focus


async def test_leaving_the_list_changes_nothing(opened: Opener) -> None:
    async with opened() as pilot:
        page = await form(pilot)
        await burst(pilot, "*", "<down>", "<escape>")
        assert (page.one.value, page.one.has_focus) == ("", True)


@pytest.mark.parametrize("keys", [("?",), ("？",), ("<f1>",)])
async def test_help_explains_the_field_and_every_key(keys: tuple[str, ...], opened: Opener) -> None:
    async with opened() as pilot:
        page = await form(pilot)
        await burst(pilot, *keys)
        text = "\n".join(rows(pilot.app))
        for word in ("What the field is for.", "What the form is for.", "F10", "/ + ⏎"):
            assert word in text
        await burst(pilot, "q")
        assert pilot.app.screen is page


async def test_signs_are_text_in_a_field_that_is_not_empty(opened: Opener) -> None:
    async with opened() as pilot:
        page = await form(pilot)
        await burst(pilot, "a/?*")
        assert page.one.value == "a/?*"


async def test_the_bar_is_reached_from_a_filled_field_and_gives_the_focus_back(
    opened: Opener,
) -> None:
    async with opened() as pilot:
        page = await form(pilot)
        await burst(pilot, "abc", "<ctrl+g>", "xyz", "<escape>", "d")
        assert page.one.value == "abcd"
        await burst(pilot, "<ctrl+g>", "nonsense", "<enter>")
        assert "unknown-verb" in rows(pilot.app)[21]
        assert page.one.has_focus
