"""The one door for texts from outside: what comes out is inert in any terminal, log or file.

It does not know markup: on screens the result goes into `Content` or `Text` objects.
Raw values stay raw in the store; only what is shown, logged or printed is changed
(docs/store.md F2: a terminal obeys control codes wherever they stand).
"""

from __future__ import annotations

import unicodedata

_BIDI = frozenset(
    chr(point) for point in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
_BLANKS = frozenset("\n\t\r\u2028\u2029\x85")
_INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0\u2800\ufeff")
_REPLACED = "\ufffd"
_MARKS_KEPT = 3


def safe_text(value: object, *, multiline: bool = False, limit: int = 2000) -> str:
    """A text of at most `limit` characters without control, bidi or invisible characters.

    Control characters become their visible pictures, so that nothing disappears unseen.
    Line ends become spaces unless `multiline`; at most three combining marks stay together.
    """
    raw = value if isinstance(value, str) else str(value)
    long = len(raw) > limit * 4
    # Work is bounded before anything else; lone surrogates are replaced by the round trip.
    raw = raw[: limit * 4].encode("utf-8", "replace").decode("utf-8", "replace")
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n"))
    plain = text.isascii() and text.isprintable()
    # Composed again: what was taken out may have stood between a letter and its mark.
    clean = text if plain else unicodedata.normalize("NFC", _clean(text, multiline=multiline))
    return clean[: limit - 1] + "…" if long or len(clean) > limit else clean


def _clean(text: str, *, multiline: bool) -> str:
    kept: list[str] = []
    marks = 0
    for sign in text:
        if unicodedata.category(sign) in {"Mn", "Me", "Mc"} and not _is_selector(sign):
            marks += 1
            if marks <= _MARKS_KEPT:
                kept.append(sign)
            continue
        shown = sign if multiline and sign == "\n" else _inert(sign)
        marks = 0 if shown else marks
        kept.append(shown)
    return "".join(kept)


def _inert(sign: str) -> str:
    """What may stand on a terminal in the place of one character."""
    point, category = ord(sign), unicodedata.category(sign)
    if sign in _BLANKS:
        return " "
    if point < 0x20 or point == 0x7F:
        return chr(0x2421 if point == 0x7F else 0x2400 + point)
    if (point < 0xA0 and point >= 0x80) or sign in _BIDI or category in {"Cs", "Cn"}:
        return _REPLACED
    if category == "Cf" or sign in _INVISIBLE or _is_selector(sign):
        return ""
    return sign


def _is_selector(sign: str) -> bool:
    """Variation selectors change the width of the sign before them."""
    return 0xFE00 <= ord(sign) <= 0xFE0F or 0xE0100 <= ord(sign) <= 0xE01EF
