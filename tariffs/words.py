"""Words that belong to a rule row, in both languages."""

from __future__ import annotations

import msgspec


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"zh_cn": "zh-CN"}):
    """One text in Chinese and in English."""

    zh_cn: str
    en: str

    def of(self, language: str) -> str:
        """Return the text for a language tag; Chinese for every zh tag, English otherwise."""
        return self.zh_cn if language.lower().startswith("zh") else self.en
