"""Parcels taken in here, their parties, receipts, and the numbers this terminal owns."""

STATEMENTS = (
    """CREATE TABLE number_blocks(
        id TEXT PRIMARY KEY,
        terminal TEXT NOT NULL,
        kind TEXT NOT NULL CHECK(kind IN ('issued', 'preprinted')),
        first INTEGER NOT NULL CHECK(first > 0),
        last INTEGER NOT NULL CHECK(last >= first),
        next INTEGER NOT NULL CHECK(next BETWEEN first AND last + 1)
    ) STRICT""",
    """CREATE TABLE customers(
        id TEXT PRIMARY KEY,
        name TEXT,
        phone TEXT UNIQUE,
        grade TEXT NOT NULL CHECK(grade IN ('A', 'B', 'C', 'D')),
        since TEXT NOT NULL,
        terminal TEXT NOT NULL,
        fact INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE parcels(
        waybill TEXT PRIMARY KEY,
        job TEXT NOT NULL UNIQUE,
        accepted_at TEXT NOT NULL,
        staff TEXT NOT NULL REFERENCES staff(id),
        customer TEXT REFERENCES customers(id),
        product TEXT NOT NULL,
        zone TEXT NOT NULL,
        promise_at TEXT NOT NULL,
        at_risk_at TEXT NOT NULL,
        total_delay_at TEXT NOT NULL,
        stall_hours INTEGER NOT NULL CHECK(stall_hours > 0),
        freight_fen INTEGER NOT NULL CHECK(freight_fen >= 0),
        total_fen INTEGER NOT NULL CHECK(total_fen >= 0),
        receipt TEXT NOT NULL UNIQUE,
        terminal TEXT NOT NULL,
        fact INTEGER NOT NULL,
        body TEXT NOT NULL,
        FOREIGN KEY(terminal, fact) REFERENCES journal(terminal, number)
    ) STRICT""",
    "CREATE INDEX parcels_accepted ON parcels(accepted_at)",
    "CREATE INDEX parcels_promise ON parcels(promise_at)",
    """CREATE TABLE parties(
        waybill TEXT NOT NULL REFERENCES parcels(waybill),
        role TEXT NOT NULL CHECK(role IN ('sender', 'recipient')),
        name TEXT,
        phone TEXT,
        phone4 TEXT GENERATED ALWAYS AS (substr(phone, -4)) STORED,
        place TEXT NOT NULL,
        address TEXT,
        PRIMARY KEY(waybill, role)
    ) STRICT""",
    "CREATE INDEX parties_phone4 ON parties(phone4, name)",
    "CREATE INDEX parties_phone ON parties(phone)",
    "CREATE INDEX parties_name ON parties(name)",
    """CREATE TABLE receipts(
        number TEXT PRIMARY KEY,
        waybill TEXT NOT NULL REFERENCES parcels(waybill),
        issued_at TEXT NOT NULL,
        copies INTEGER NOT NULL CHECK(copies >= 0)
    ) STRICT""",
)
