"""How names of places are written: one key for all spellings, and the short form."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_KINDS: Final[dict[str, tuple[str, ...]]] = {
    "市": ("市",),
    "县": ("自治县", "县"),
    "区": ("特别行政区", "自治区", "地区", "林区", "矿区", "特区", "新区", "区"),
    "州": ("自治州",),
    "旗": ("自治旗", "旗"),
    "省": ("省",),
    "盟": ("盟",),
}
"""The kinds a name ends in, by their last sign, longest first."""
_SHORTEST: Final = 2
_WITH_MARK: Final = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡"
    "|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯"
    "|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
_PEOPLES: Final = re.compile(rf"(?P<stem>.{{2,}}?)(?:(?:{_WITH_MARK})族)+")
_BARE_PEOPLES: Final = re.compile(r"(?P<stem>.{2,}?)(?:维吾尔|哈萨克|蒙古|柯尔克孜|塔吉克|锡伯)")
_NOT_A_LETTER: Final = re.compile(r"[\W_]+")
_IN_BRACKETS: Final = re.compile(r"\s*\([^)]*\)")
_COUNTRY_BEFORE: Final = re.compile(r"^(?:中华人民共和国|中国)(?=.)")
_GROUP: Final = "市辖区"
"""The name of rows that only group districts; addresses copied from forms carry it."""


def normal(text: str) -> str:
    """Return the key of a typed name: width and case folded, blanks and signs dropped."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("臺", "台")
    return _COUNTRY_BEFORE.sub("", _NOT_A_LETTER.sub("", folded)).replace(_GROUP, "")


def short_name(name: str) -> str:
    """Return a Chinese name without its kind and its peoples: "恩施土家族苗族自治州" is "恩施".

    A name whose rest would be a single sign stays whole ("城区", "东区").
    """
    for kind in _KINDS.get(name[-1:], ()):
        if name.endswith(kind) and len(name) - len(kind) >= _SHORTEST:
            return _without_peoples(name[: -len(kind)], kind)
    return name


def _without_peoples(stem: str, kind: str) -> str:
    if stem.endswith("族"):
        peoples = _PEOPLES.fullmatch(stem)
        return stem.removesuffix("族") if peoples is None else peoples["stem"]
    if kind.startswith("自治"):
        peoples = _BARE_PEOPLES.fullmatch(stem)
        return stem if peoples is None else peoples["stem"]
    return stem


def english_keys(name: str) -> frozenset[str]:
    """Return the keys of an English name, with and without what stands in brackets."""
    return frozenset({normal(name), normal(_IN_BRACKETS.sub("", name))})
