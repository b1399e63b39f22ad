"""What must be done by when: tasks, found exceptions, promises to customers, and contacts."""

STATEMENTS = (
    """CREATE TABLE exceptions(
        id TEXT PRIMARY KEY,
        waybill TEXT NOT NULL REFERENCES parcels(waybill),
        type TEXT NOT NULL,
        found_at TEXT NOT NULL,
        state TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX exceptions_waybill ON exceptions(waybill)",
    """CREATE TABLE findings(
        waybill TEXT NOT NULL REFERENCES parcels(waybill),
        kind TEXT NOT NULL,
        found_at TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        exception TEXT REFERENCES exceptions(id),
        PRIMARY KEY(waybill, kind, found_at)
    ) STRICT""",
    """CREATE TABLE duties(
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        waybill TEXT,
        made_at TEXT NOT NULL,
        due_at TEXT NOT NULL,
        owner TEXT,
        note TEXT,
        done_at TEXT,
        terminal TEXT NOT NULL,
        fact INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX duties_open ON duties(due_at) WHERE done_at IS NULL",
    "CREATE INDEX duties_waybill ON duties(waybill)",
    """CREATE TABLE contacts(
        id TEXT PRIMARY KEY,
        waybill TEXT NOT NULL,
        at TEXT NOT NULL,
        channel TEXT NOT NULL,
        rings INTEGER CHECK(rings >= 0),
        staff TEXT REFERENCES staff(id),
        passed INTEGER NOT NULL CHECK(passed IN (0, 1)),
        note TEXT,
        terminal TEXT NOT NULL,
        fact INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX contacts_waybill ON contacts(waybill)",
)
