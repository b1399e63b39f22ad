"""The tables that are computed from facts; each module says which facts it listens to."""
