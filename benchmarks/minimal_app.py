"""The smallest Textual program with a field: what the counter is measured against.

It opens only when asked: `python benchmarks/minimal_app.py run`.
"""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Input, Label


class MinimalApp(App[None]):
    """A label and a field."""

    def compose(self) -> ComposeResult:
        """What is shown."""
        yield Label("ready")
        yield Input()


if __name__ == "__main__" and sys.argv[1:] == ["run"]:
    MinimalApp().run()
