"""Signing in, home, the lock, the language, leaving: by keys only, at 80×24."""

from __future__ import annotations

import pytest
from textual.app import ComposeResult

from counter import words
from counter.desk import Desk
from screens.app import CounterApp
from screens.base import Page
from screens.lock import LockPage
from screens.pages.home import HomePage
from screens.pages.sign_in import SignInPage
from screens.registry import all_pages, page_of
from screens.widgets.command_bar import CommandBar
from screens.widgets.field import Field
from screens.widgets.question import Question
from screens.widgets.too_small import TooSmall
from tests.screens.hands import PIN, Opener, burst, rows, settle, sign_in

SCANNED = [f"<ctrl+{sign}>" for sign in "abdefhjklmnoqrstuvwxyz"] + [
    "<ctrl+c>", "<ctrl+@>", "<ctrl+backslash>", "<ctrl+right_square_bracket>", "<ctrl+^>",
    "<escape>", "<delete>", *(f"<f{number}>" for number in range(1, 25)),
]  # fmt: skip


class Draft(Page):
    """A page with work on it."""

    TITLE = "Draft"

    def body(self) -> ComposeResult:
        yield Field("note", "Note")

    def work_is_open(self) -> bool:
        return bool(self.query_one("#note", Field).value)


async def test_a_clerk_signs_in_by_keys_and_sees_what_waits(opened: Opener) -> None:
    async with opened() as pilot:
        await sign_in(pilot)
        app = pilot.app
        assert isinstance(app, CounterApp)
        assert isinstance(app.screen, HomePage)
        assert app.signed_in.staff == "E1001"
        shown = rows(app)
        assert "E1001 clerk" in shown[0]
        assert "10:42+08" in shown[0]
        assert "Nothing waits" in "\n".join(shown)


async def test_a_wrong_pin_is_refused_in_words_and_the_pin_is_gone(opened: Opener) -> None:
    async with opened() as pilot:
        await burst(pilot, "E1001", "<enter>", "999111", "<enter>")
        page = pilot.app.screen
        assert isinstance(page, SignInPage)
        assert "pin-wrong" in rows(pilot.app)[21]
        pin = page.query_one("#pin", Field)
        assert (pin.value, pin.has_focus) == ("", True)
        await burst(pilot, PIN, "<enter>")
        assert isinstance(pilot.app.screen, HomePage)


async def test_an_unknown_person_is_refused(opened: Opener) -> None:
    async with opened() as pilot:
        await burst(pilot, "E9999", "<enter>", PIN, "<enter>")
        assert "unknown-staff" in rows(pilot.app)[21]


async def test_a_pin_for_once_is_changed_before_anything_else(opened: Opener) -> None:
    async with opened() as pilot:
        await burst(pilot, "E1002", "<enter>", PIN, "<enter>")
        assert isinstance(pilot.app.screen, SignInPage)
        await burst(pilot, "111111", "<enter>", "111111", "<enter>")
        assert "pin-too-easy" in rows(pilot.app)[21]
        await burst(pilot, "730519", "<enter>", "730518", "<enter>")
        assert "not the same" in rows(pilot.app)[21]
        await burst(pilot, "730519", "<enter>", "730519", "<enter>")
        assert isinstance(pilot.app.screen, HomePage)
    async with opened(staff="E1002") as pilot:
        await burst(pilot, "730519", "<enter>")
        assert isinstance(pilot.app.screen, HomePage)


async def test_the_command_bar_opens_nothing_before_the_sign_in(opened: Opener) -> None:
    async with opened() as pilot:
        await burst(pilot, "/", "q", "<enter>")
        assert isinstance(pilot.app.screen, SignInPage)
        assert "Sign in first" in rows(pilot.app)[21]


@pytest.mark.parametrize("keys", [("<f9>",), ("/", "lang zh", "<enter>"), ("/", "yy", "<enter>")])
async def test_the_language_changes_at_once_and_is_remembered(
    keys: tuple[str, ...], opened: Opener
) -> None:
    async with opened() as pilot:
        await sign_in(pilot)
        await pilot.app.push_screen(Draft())
        await settle(pilot)
        await burst(pilot, "x", "<ctrl+u>")
        await burst(pilot, *keys)
        assert words.language() == "zh-CN"
    words.use("en")
    async with opened() as pilot:
        await sign_in(pilot)
        assert words.language() == "zh-CN"


async def test_what_was_typed_survives_a_change_of_language(opened: Opener) -> None:
    async with opened() as pilot:
        await sign_in(pilot)
        draft = Draft()
        await pilot.app.push_screen(draft)
        await burst(pilot, "沈雨桐", "<f9>", "!")
        assert draft.query_one("#note", Field).value == "沈雨桐!"


async def test_the_lock_takes_the_content_away_and_gives_it_back(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as pilot:
        await sign_in(pilot)
        app = pilot.app
        assert isinstance(app, CounterApp)
        draft = Draft()
        await app.push_screen(draft)
        await burst(pilot, "沈雨桐")
        app.last_key -= 60 * app.settings.security.lock_minutes + 1
        app._each_second()
        await settle(pilot)
        assert isinstance(app.screen, LockPage)
        assert "沈雨桐" not in "\n".join(rows(app))
        await burst(pilot, "<escape>", "<f3>", "<f12>", "/", "q", "<enter>", "/", "quit", "<enter>")
        assert isinstance(app.screen, LockPage)
        await burst(pilot, "999111", "<enter>")
        assert isinstance(app.screen, LockPage)
        await burst(pilot, PIN, "<enter>")
        assert app.pages[-1] is draft
        assert draft.query_one("#note", Field).value == "沈雨桐"


async def test_leaving_work_asks_and_names_it(opened: Opener) -> None:
    async with opened() as pilot:
        await sign_in(pilot)
        draft = Draft()
        await pilot.app.push_screen(draft)
        await burst(pilot, "abc", "<escape>")
        assert isinstance(pilot.app.screen, Question)
        assert "Draft" in rows(pilot.app)[21]
        await burst(pilot, "<enter>", "n")
        assert pilot.app.screen_stack[-1] is draft
        await burst(pilot, "<f12>", "y")
        assert isinstance(pilot.app.screen, HomePage)


@pytest.mark.parametrize("word", ["quit", "tc", "0"])
async def test_quitting_asks_only_when_work_is_open(word: str, opened: Opener) -> None:
    async with opened() as pilot:
        await sign_in(pilot)
        await pilot.app.push_screen(Draft())
        await burst(pilot, "abc", "<ctrl+g>", word, "<enter>")
        assert isinstance(pilot.app.screen, Question)
        await burst(pilot, "n")
        assert pilot.app.is_running
        await burst(pilot, "<ctrl+u>", "/", word, "<enter>")
        assert pilot.app._exit


@pytest.mark.parametrize("key", SCANNED)
async def test_no_key_that_a_scanner_can_send_closes_the_program(key: str, opened: Opener) -> None:
    async with opened() as pilot:
        await burst(pilot, key, key)
        assert pilot.app.is_running
        assert not pilot.app._exit


async def test_a_small_terminal_says_so_and_loses_nothing(opened: Opener) -> None:
    async with opened() as pilot:
        await sign_in(pilot)
        draft = Draft()
        await pilot.app.push_screen(draft)
        await burst(pilot, "abc")
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert isinstance(pilot.app.screen, TooSmall)
        assert "60×20" in " ".join(rows(pilot.app))
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert pilot.app.screen_stack[-1] is draft
        assert draft.query_one("#note", Field).value == "abc"


async def test_a_number_and_a_letter_on_home_start_a_line(opened: Opener) -> None:
    async with opened() as pilot:
        await sign_in(pilot)
        page = pilot.app.screen
        assert isinstance(page, HomePage)
        await burst(pilot, "KD330106002609")
        assert page.bar.line.value == "KD330106002609"
        await burst(pilot, "<escape>", "7", "<enter>")
        assert "no row 7" in rows(pilot.app)[21]


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_each_row_fits_the_terminal(
    size: tuple[int, int], language: str, opened: Opener, desk: Desk
) -> None:
    from screens import cells

    words.use(language)
    async with opened(size=size) as pilot:
        await sign_in(pilot)
        words.use(language)
        lines = pilot.app.screen._compositor.render_strips()
        assert len(lines) == size[1]
        assert {cells.width(line.text) for line in lines} == {size[0]}


def test_every_page_is_found_in_its_folder_and_opens_by_its_verb() -> None:
    pages = all_pages()
    assert {"home", "sign-in"} <= set(pages)
    assert all(page_of(verb) is page for verb, page in pages.items())


def test_a_page_that_is_not_composed_yet_is_told_of_waiting_keys_without_harm() -> None:
    page = HomePage()
    page._hold("the file")
    page.show_waiting(7)
    page.show_waited(2.0)
    page.let_go()
    CommandBar().show_waiting(7)
    assert not page.busy
