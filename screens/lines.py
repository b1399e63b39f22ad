"""What a line of the command bar does on the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter.line import Line, parse
from counter.refusal import WrongUsage
from counter.words import LANGUAGES, N_
from screens.keys import ACTION_OF_WORD

if TYPE_CHECKING:
    from screens.app import CounterApp
    from screens.base import Page

NO_PAGE = N_("{verb} has no page here; in a shell: counter {verb}")
NOT_HERE = N_("Sign in first.")
_LANGUAGE_WORDS = {"zh": "zh-CN", "zh-cn": "zh-CN", "中文": "zh-CN", "en": "en", "english": "en"}


def do_line(app: CounterApp, page: Page, text: str) -> None:
    """Do it: a word for a key, a verb of the program, or a verb with a page."""
    action = ACTION_OF_WORD.get(text.strip().lower())
    if action is not None:
        app.call_later(app.run_action, f"screen.{action}")
        return
    try:
        line = parse(text)
    except WrongUsage as wrong:
        page.trouble(wrong)
        return
    if page.VERBS is not None and line.verb not in page.VERBS:
        page.warn(NOT_HERE)
    elif not _program_verb(app, page, line):
        _open(app, page, line)


def _program_verb(app: CounterApp, page: Page, line: Line) -> bool:
    """Whether the verb was one that needs no page of its own."""
    if line.verb == "home":
        page.action_leave()
    elif line.verb == "help":
        page.action_help()
    elif line.verb == "lock":
        app.lock_screen()
    elif line.verb == "sign-out":
        app.ask_sign_out()
    elif line.verb == "quit":
        app.quit_program()
    elif line.verb == "language":
        named = _LANGUAGE_WORDS.get(line.words[0].lower(), "") if line.words else ""
        app.switch_language(named if named in LANGUAGES else "")
    else:
        return False
    return True


def _open(app: CounterApp, page: Page, line: Line) -> None:
    from screens.registry import page_of

    found = page_of(line.verb)
    if found is None:
        page.warn(NO_PAGE, verb=line.verb)
    else:
        app.open_page(found(line.words))
