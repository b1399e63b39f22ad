"""Pure rules of tracking: what a carrier's answer says and what it means.

T1 to T6 in docstrings are the numbered rules of docs/tracking.md.
"""
