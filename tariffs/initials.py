"""First letters of Chinese names, so that a terminal without an input method finds places.

GB/T 2312-1980 orders its first 3,755 signs by pinyin: the code of a sign gives its first letter.
The rarer signs are ordered by radical; those that place names need stand here by letter.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

_LETTERS: Final = "abcdefghjklmnopqrstwxyz"
_STARTS: Final = tuple(
    int.from_bytes(first.encode("gb2312"), "big")
    for first in "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
)
_LAST: Final = int.from_bytes("座".encode("gb2312"), "big")
_RARER: Final = {
    sign: letter
    for letter, signs in {
        "a": "庵",
        "b": "亳鲅濞灞",
        "c": "岑茌瀍",
        "d": "儋砀磴岱棣",
        "f": "邡孚罘芙",
        "g": "藁珙莞",
        "h": "骅桦珲邗鄠湟潢晖",
        "j": "稷绛暨缙鸠泾旌莒鄄郏迦",
        "k": "岢崆",
        "l": "栾涞蠡岚赉溧濂崂漯浏渌醴耒澧泸崃蔺阆麟蒗",
        "m": "闵渑汨沐湄谟勐岷",
        "n": "讷",
        "o": "瓯",
        "p": "邳鄱濮陂郫",
        "q": "箐衢谯朐杞淇硚蕲綦邛犍阡麒岐耆",
        "r": "芮",
        "s": "睢沭泗嵊濉歙莘嵩浉淞鄯",
        "t": "洮滕郯潼",
        "w": "婺汶",
        "x": "陉隰岫盱浔芗淅猇浠溆",
        "y": "猗邺眙鄞弋黟琊颍埇峄兖郓偃鄢郾驿攸沅邕蓥晏莺",
        "z": "涿沚诏柘陟秭芷枞梓圳",
    }.items()
    for sign in signs
}
_SAID_OTHERWISE: Final = {"重庆": "cq"}
"""Names whose first sign is ordered by its other reading."""


def initials(name: str) -> str:
    """Return the first letters of a Chinese name: "杭州" is "hz"; "" when a sign is unknown."""
    for start, said in _SAID_OTHERWISE.items():
        if name.startswith(start):
            rest = initials(name[len(start) :]) if len(name) > len(start) else ""
            return said + rest
    letters = [_letter(sign) for sign in name]
    return "".join(letters) if all(letters) else ""


def _letter(sign: str) -> str:
    try:
        code = int.from_bytes(sign.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return ""
    if _STARTS[0] <= code <= _LAST:
        return _LETTERS[bisect_right(_STARTS, code) - 1]
    return _RARER.get(sign, "")
