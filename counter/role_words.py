"""The names of the roles, for screens and refusals."""

from __future__ import annotations

from counter.actor import Role
from counter.words import N_, translate

ROLE_WORDS = {
    Role.CLERK: N_("clerk"),
    Role.COURIER: N_("courier"),
    Role.SPECIALIST: N_("specialist"),
    Role.SUPERVISOR: N_("supervisor"),
    Role.MANAGER: N_("manager"),
    Role.QA: N_("quality"),
    Role.FINANCE: N_("finance"),
    Role.ADMIN: N_("administrator"),
}
_FACTS = frozenset(("role", "needs", "needed"))


def in_language(fact: str, value: str, language: str) -> str:
    """A fact of a refusal as a person reads it: role codes become names, the rest stays."""
    if fact not in _FACTS:
        return value
    names = {role.value: translate(word, language) for role, word in ROLE_WORDS.items()}
    between = "、" if language == "zh-CN" else ", "
    return between.join(names.get(part, part) for part in value.split(", "))
