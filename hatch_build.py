"""Build hook: turns the word catalogues (`.po`) into the form that gettext loads (`.mo`).

Runs for wheels and for editable installs, so that no `.mo` file is ever committed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface[BuilderConfig]):
    """Compiles every catalogue of the project before its files are collected."""

    PLUGIN_NAME = "custom"

    # Any: the builder's own contract for this mapping.
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the `.mo` files; the project's `artifacts` setting packs them."""
        compile_catalogues(Path(self.root))


def compile_catalogues(root: Path) -> list[Path]:
    """Write each `counter.mo` beside its `counter.po` under `root`; returns what was written.

    Fuzzy entries are left out: a doubtful word is shown in English. Raises
    babel.messages.pofile.PoFileError for a catalogue that cannot be read.
    """
    written = []
    for source in sorted(root.glob("counter/locale/*/LC_MESSAGES/counter.po")):
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parts[-3], abort_invalid=True)
        target = source.with_suffix(".mo")
        with target.open("wb") as file:
            write_mo(file, catalogue, use_fuzzy=False)
        written.append(target)
    return written


if __name__ == "__main__":
    for compiled in compile_catalogues(Path(__file__).resolve().parent):
        print(compiled)
