"""The outlet's identity, the journal and its erasable part (DEC-3, H5, H16, P-RET)."""

STATEMENTS = (
    """CREATE TABLE meta(
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE staff(
        id TEXT PRIMARY KEY CHECK(id GLOB '[A-Z][0-9][0-9][0-9][0-9]'),
        name TEXT,
        role TEXT NOT NULL,
        language TEXT NOT NULL,
        active INTEGER NOT NULL CHECK(active IN (0, 1)),
        failed_tries INTEGER NOT NULL CHECK(failed_tries >= 0),
        terminal TEXT NOT NULL,
        fact INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE pins(
        staff TEXT PRIMARY KEY REFERENCES staff(id),
        hash TEXT NOT NULL,
        one_time INTEGER NOT NULL CHECK(one_time IN (0, 1))
    ) STRICT""",
    """CREATE TABLE journal(
        terminal TEXT NOT NULL,
        number INTEGER NOT NULL CHECK(number > 0),
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        version INTEGER NOT NULL CHECK(version > 0),
        job TEXT NOT NULL,
        actor_type TEXT NOT NULL CHECK(actor_type IN ('person', 'system', 'remote')),
        staff TEXT REFERENCES staff(id) DEFERRABLE INITIALLY DEFERRED,
        party TEXT,
        body TEXT NOT NULL,
        erasable_digest TEXT,
        prev TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE,
        PRIMARY KEY(terminal, number),
        CHECK((actor_type = 'person') = (staff IS NOT NULL)),
        CHECK((actor_type = 'person') = (party IS NULL))
    ) STRICT""",
    "CREATE INDEX journal_job ON journal(job)",
    """CREATE TABLE journal_erasable(
        terminal TEXT NOT NULL,
        number INTEGER NOT NULL,
        salt TEXT,
        content TEXT,
        erased_on TEXT,
        PRIMARY KEY(terminal, number),
        FOREIGN KEY(terminal, number) REFERENCES journal(terminal, number),
        CHECK((content IS NULL) = (erased_on IS NOT NULL)),
        CHECK((content IS NULL) = (salt IS NULL))
    ) STRICT""",
    """CREATE TRIGGER journal_append_only_update BEFORE UPDATE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER journal_append_only_delete BEFORE DELETE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER journal_gapless BEFORE INSERT ON journal
        WHEN NEW.number <> 1 + coalesce(
            (SELECT max(number) FROM journal WHERE terminal = NEW.terminal), 0)
        BEGIN SELECT RAISE(ABORT, 'journal numbers have no gap'); END""",
    """CREATE TRIGGER journal_chained BEFORE INSERT ON journal
        WHEN NEW.prev <> coalesce(
            (SELECT hash FROM journal
             WHERE terminal = NEW.terminal AND number = NEW.number - 1), '')
        BEGIN SELECT RAISE(ABORT, 'a journal row names the hash before it'); END""",
    """CREATE TRIGGER journal_actor_is_no_person BEFORE INSERT ON journal
        WHEN NEW.party IS NOT NULL
         AND EXISTS(SELECT 1 FROM staff WHERE id = NEW.party OR name = NEW.party)
        BEGIN SELECT RAISE(ABORT, 'a person does not act as the system or a remote party'); END""",
    """CREATE TRIGGER journal_erasable_only_erased BEFORE UPDATE ON journal_erasable
        WHEN NEW.terminal <> OLD.terminal OR NEW.number <> OLD.number
          OR OLD.erased_on IS NOT NULL OR NEW.erased_on IS NULL
        BEGIN SELECT RAISE(ABORT, 'an erasable part can only be erased'); END""",
    """CREATE TRIGGER journal_erasable_no_delete BEFORE DELETE ON journal_erasable
        BEGIN SELECT RAISE(ABORT, 'an erasable part can only be erased'); END""",
    """CREATE TABLE jobs(
        job TEXT PRIMARY KEY,
        command TEXT NOT NULL,
        digest TEXT,
        outcome TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE postings(
        terminal TEXT NOT NULL,
        number INTEGER NOT NULL,
        line INTEGER NOT NULL,
        account TEXT NOT NULL,
        amount_fen INTEGER NOT NULL,
        PRIMARY KEY(terminal, number, line),
        FOREIGN KEY(terminal, number) REFERENCES journal(terminal, number)
    ) STRICT""",
    """CREATE VIEW balances AS
        SELECT account, sum(amount_fen) AS amount_fen FROM postings GROUP BY account""",
    """CREATE TABLE drafts(
        job TEXT PRIMARY KEY,
        form TEXT NOT NULL,
        staff TEXT NOT NULL,
        content TEXT NOT NULL,
        saved_at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX drafts_staff ON drafts(staff, form, saved_at)",
)
