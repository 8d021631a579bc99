-- Every kind of meeting, and what several meetings do together.

-- A set's own formats [T1]. A meeting keeps the one it was called with: it stands whole in its log.
CREATE TABLE formats (
    set_id     BLOB    NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
    key        TEXT    NOT NULL,
    format     TEXT    NOT NULL,   -- JSON
    made_at    INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (set_id, key)
) STRICT, WITHOUT ROWID;

-- Where a meeting stands is in its log, too; here it saves every list the reading of logs.
ALTER TABLE meetings ADD COLUMN stage TEXT NOT NULL DEFAULT 'gathering'
    CHECK (stage IN ('gathering', 'live', 'suspended', 'closed'));
ALTER TABLE meetings ADD COLUMN opened_at INTEGER;   -- once closed; null where it was called off
ALTER TABLE meetings ADD COLUMN format TEXT NOT NULL DEFAULT 'seven-rounds';
ALTER TABLE meetings ADD COLUMN format_name TEXT NOT NULL DEFAULT 'Seven rounds';
ALTER TABLE meetings ADD COLUMN self_facilitated INTEGER NOT NULL DEFAULT 0
    CHECK (self_facilitated IN (0, 1));
-- The first meeting of the cycle it belongs to: itself, for most. A cycle is the sittings of one
-- format in one set, one after the other [E8].
ALTER TABLE meetings ADD COLUMN cycle BLOB REFERENCES meetings (id) ON DELETE CASCADE;
ALTER TABLE meetings ADD COLUMN sitting INTEGER NOT NULL DEFAULT 1 CHECK (sitting > 0);
ALTER TABLE meetings ADD COLUMN sittings INTEGER NOT NULL DEFAULT 1 CHECK (sittings > 0);
UPDATE meetings SET cycle = id;
UPDATE meetings SET stage = 'closed', opened_at = called_at WHERE closed_at IS NOT NULL;
CREATE INDEX meetings_of_cycle ON meetings (cycle);

-- Who presented in a meeting, in order.
CREATE TABLE presented (
    meeting BLOB    NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    place   INTEGER NOT NULL,
    member  BLOB    NOT NULL REFERENCES members (id),
    title   TEXT,
    why     TEXT,
    PRIMARY KEY (meeting, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX presented_by_member ON presented (member);
INSERT INTO presented (meeting, place, member, title)
    SELECT id, 0, presenter, issue FROM meetings WHERE presenter IS NOT NULL;
DROP INDEX meetings_of_presenter;
ALTER TABLE meetings DROP COLUMN presenter;
ALTER TABLE meetings DROP COLUMN issue;

-- What a meeting leaves to the next of its cycle [E8].
CREATE TABLE themes (
    meeting  BLOB PRIMARY KEY REFERENCES meetings (id) ON DELETE CASCADE,
    theme    TEXT,
    resource TEXT   -- JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE outcomes (
    meeting BLOB    NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    place   INTEGER NOT NULL,   -- in the order they were written down
    seat    INTEGER NOT NULL,   -- whose, in that meeting
    kind    TEXT    NOT NULL,   -- recommendation, sharing, nextTheme
    text    TEXT    NOT NULL,
    said_at INTEGER NOT NULL,
    PRIMARY KEY (meeting, place)
) STRICT, WITHOUT ROWID;
