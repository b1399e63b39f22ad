"""Pure rules of tracking: what a carrier's answer says and what it means."""
