"""The command line for the journeys: the fixtures of the counter's tests."""

from __future__ import annotations

from tests.counter.conftest import _language, call, counter, written

__all__ = ["_language", "call", "counter", "written"]
