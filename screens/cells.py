"""Texts in terminal cells: a Chinese character takes two, and a cut never splits one (BR-04).

What comes out may be painted: it has passed the safe-text door, whoever forgot it before.
"""

from __future__ import annotations

from rich.cells import cell_len

from counter.safe_text import safe_text

MORE = "…"


def width(text: str) -> int:
    """How many cells a text takes."""
    return cell_len(text)


def cut(text: str, cells: int) -> str:
    """A text in at most `cells` cells, ending in `…` when something had to go."""
    if cells <= 0:
        return ""
    text = safe_text(text)
    if cell_len(text) <= cells:
        return text
    kept, used = [], cell_len(MORE)
    for sign in text:
        used += cell_len(sign)
        if used > cells:
            break
        kept.append(sign)
    return "".join(kept) + MORE


def left(text: str, cells: int) -> str:
    """A text in exactly `cells` cells, at the left; cut when it is longer."""
    text = cut(text, cells)
    return text + " " * (cells - cell_len(text))


def right(text: str, cells: int) -> str:
    """A text in exactly `cells` cells, at the right; cut when it is longer."""
    text = cut(text, cells)
    return " " * (cells - cell_len(text)) + text


def wrapped(text: str, cells: int) -> list[str]:
    """A text as lines of at most `cells` cells; breaks at blanks where there are any."""
    lines = []
    for paragraph in safe_text(text, multiline=True).split("\n"):
        line = ""
        for word in _words(paragraph):
            if cell_len((line + word).rstrip()) > cells and line:
                lines.append(line.rstrip())
                line = word.lstrip()
            else:
                line += word
        lines.append(line.rstrip())
    return lines


def _words(text: str) -> list[str]:
    """Pieces that may stand on different lines: words with their blank, and each wide sign."""
    pieces: list[str] = []
    for sign in text:
        apart = cell_len(sign) > 1 or not pieces or pieces[-1][-1:] == " "
        if (apart or cell_len(pieces[-1][-1:]) > 1) and sign not in "，。；：！？、）》” ":
            pieces.append(sign)
        elif pieces:
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces
