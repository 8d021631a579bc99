-- The truth: one row per command or observation, never one per event.
-- `prev` is the `command` of the row before; an insert needs that row (see log.rs).
CREATE TABLE log (
    meeting  BLOB    NOT NULL CHECK (length(meeting) = 16),
    revision INTEGER NOT NULL CHECK (revision > 0),
    prev     BLOB    CHECK (prev IS NULL OR length(prev) = 16),
    command  BLOB    NOT NULL CHECK (length(command) = 16),
    actor    INTEGER,               -- the seat that asked; null for what was observed
    at       INTEGER NOT NULL,      -- milliseconds since 1970, the server's clock
    version  INTEGER NOT NULL,      -- of the events' form
    events   TEXT    NOT NULL,      -- JSON array
    PRIMARY KEY (meeting, revision),
    UNIQUE (meeting, command)
) STRICT, WITHOUT ROWID;
