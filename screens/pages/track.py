"""`t`: track a number."""

from __future__ import annotations

from screens.track.page import TrackPage

PAGE = TrackPage
