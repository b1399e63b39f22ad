"""What providers answered: raw, events as given, and the derived state of each shipment."""

STATEMENTS = (
    """CREATE TABLE tracking_answers(
        id TEXT PRIMARY KEY,
        provider TEXT NOT NULL,
        received_at TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        payload BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX tracking_answers_age ON tracking_answers(received_at)",
    """CREATE TABLE shipments(
        provider TEXT NOT NULL,
        number TEXT NOT NULL,
        carrier TEXT NOT NULL,
        status TEXT NOT NULL,
        standing TEXT NOT NULL,
        provider_status TEXT NOT NULL,
        contradictions TEXT NOT NULL,
        answered_at TEXT NOT NULL,
        PRIMARY KEY(provider, number)
    ) STRICT""",
    "CREATE INDEX shipments_number ON shipments(number)",
    """CREATE TABLE events(
        provider TEXT NOT NULL,
        number TEXT NOT NULL,
        identity TEXT NOT NULL,
        position INTEGER NOT NULL,
        at TEXT,
        body TEXT NOT NULL,
        received_at TEXT NOT NULL,
        absent_since TEXT,
        superseded_by TEXT,
        PRIMARY KEY(provider, number, identity),
        FOREIGN KEY(provider, number) REFERENCES shipments(provider, number)
    ) STRICT""",
    "CREATE INDEX events_number ON events(number, at)",
)
