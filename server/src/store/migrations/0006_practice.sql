-- What members work on between meetings [E5, E6, E7, S4].

-- What the owner of an action noticed, in their words [S4].
CREATE TABLE observations (
    id     BLOB    PRIMARY KEY CHECK (length(id) = 16),
    action BLOB    NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
    text   TEXT    NOT NULL,
    at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX observations_of_action ON observations (action, at);

-- A member's focus each time they looked at it; the newest is the one they have [E5].
CREATE TABLE focus_visits (
    id     BLOB    PRIMARY KEY CHECK (length(id) = 16),
    member BLOB    NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    focus  TEXT    NOT NULL,
    why    TEXT,
    checks TEXT    NOT NULL,   -- JSON: what they found true of it
    at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX focus_visits_of_member ON focus_visits (member, at);

-- How long each had the floor in a meeting, in milliseconds; made again from its log [C6].
CREATE TABLE airtime (
    meeting BLOB    NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    member  BLOB    NOT NULL REFERENCES members (id),
    floor   INTEGER NOT NULL,
    PRIMARY KEY (meeting, member)
) STRICT, WITHOUT ROWID;

-- What a set reads, hears or watches together [E6].
CREATE TABLE resources (
    id        BLOB    PRIMARY KEY CHECK (length(id) = 16),
    set_id    BLOB    NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
    member    BLOB    NOT NULL REFERENCES members (id),
    title     TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    link      TEXT    NOT NULL,   -- https
    why       TEXT,
    questions TEXT    NOT NULL,   -- JSON array
    at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX resources_of_set ON resources (set_id, at);

-- Materials that members share or look for; a note is shown until its term is over [E7].
CREATE TABLE notes (
    id     BLOB    PRIMARY KEY CHECK (length(id) = 16),
    set_id BLOB    NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
    member BLOB    NOT NULL REFERENCES members (id),
    side   TEXT    NOT NULL CHECK (side IN ('share', 'lookFor')),
    what   TEXT    NOT NULL,
    more   TEXT,
    at     INTEGER NOT NULL,
    until  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX notes_of_set ON notes (set_id, until);

CREATE TABLE answers (
    note   BLOB    NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
    member BLOB    NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    at     INTEGER NOT NULL,
    PRIMARY KEY (note, member)
) STRICT, WITHOUT ROWID;
