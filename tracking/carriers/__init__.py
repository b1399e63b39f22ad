"""The carriers whose answers are read: one file each, found by `tracking.registry`."""
