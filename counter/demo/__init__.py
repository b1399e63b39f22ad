"""The demo outlet: its staff, its known parcels, and some weeks of believable work."""
