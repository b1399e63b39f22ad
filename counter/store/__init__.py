"""The local SQLite file of an outlet: the only place besides the views where SQL stands."""
