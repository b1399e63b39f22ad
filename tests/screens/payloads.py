"""Texts made to harm a terminal or to be read as markup."""

from __future__ import annotations

HARMFUL = {
    "clipboard": "\x1b]52;c;aGFja2Vk\x07",
    "clipboard-st": "\x1b]52;c;aGFja2Vk\x1b\\",
    "title": "\x1b]0;owned\x07",
    "link": "\x1b]8;;http://evil.example\x1b\\text\x1b]8;;\x1b\\",
    "clear": "\x1b[2J\x1b[H",
    "colour": "\x1b[31mred",
    "answerback": "\x1b[5n\x1b[6n\x05",
    "alternate": "\x1b[?1049l",
    "device-control": "\x1bP+q544e\x1b\\",
    "c1-csi": "\x9b2J",
    "c1-osc": "\x9d52;c;aGFja2Vk\x9c",
    "shift-out": "\x0e\x0f",
    "bell": "\x07\x07",
    "backspace": "abc\x08\x08\x08xyz",
    "return": "safe\rFAKE",
    "newline": "one\ntwo\x0bthree\x0cfour",
    "delete": "a\x7fb",
    "bidi": "\u202egnp.exe\u202c \u2066x\u2069",
    "zero-width": "a\u200bb\u200dc\ufeffd\u2060e",
    "combining": "e" + "\u0301" * 60,
    "surrogate": "a\ud800b\udfffc",
    "tag-click": "[@click=app.quit]click[/]",
    "tag-close": "[/nope]",
    "tag-flight": "[B12]",
    "tag-house": "文三路[3号楼]",
    "tag-link": "[link=http://evil.example]x[/link]",
    "tag-colour": "[$primary][bold red]x",
    "format": "{0} {what} %s %(x)s",
    "huge": "沈[b]\x1b]0;t\x07" * 20_000,
    "selectors": "☎\ufe0f㐀\U000e0100",
}
FORBIDDEN = {chr(point) for point in (*range(0x20), *range(0x7F, 0xA0))} | set(
    "\u200b\u200d\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufe0f"
)


def leaks(text: str) -> set[str]:
    """The characters of a text that a terminal would obey, or that hide."""
    return {sign for sign in text if sign in FORBIDDEN or 0xD800 <= ord(sign) <= 0xDFFF}
