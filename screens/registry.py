"""The pages there are: every module of `screens/pages` with a `PAGE`; the folder is the list."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

from screens import pages

if TYPE_CHECKING:
    from screens.base import Page


@cache
def all_pages() -> dict[str, type[Page]]:
    """Each page under the verb of the command line's grammar that opens it.

    Raises ValueError when two modules claim one verb.
    """
    found: dict[str, type[Page]] = {}
    for module in pkgutil.iter_modules(pages.__path__):
        page = getattr(importlib.import_module(f"{pages.__name__}.{module.name}"), "PAGE", None)
        if page is None:
            continue
        if page.VERB in found:
            raise ValueError(f"two pages for {page.VERB}")
        found[page.VERB] = page
    return found


def page_of(verb: str) -> type[Page] | None:
    """The page that a verb opens; one module is loaded, not all, when it bears the verb's name."""
    name = verb.replace("-", "_")
    known = {module.name for module in pkgutil.iter_modules(pages.__path__)}
    if name in known:
        page: type[Page] | None = getattr(
            importlib.import_module(f"{pages.__name__}.{name}"), "PAGE", None
        )
        if page is not None and verb == page.VERB:
            return page
    return all_pages().get(verb)
