-- Everything around the meetings. Ids are UUIDs as 16 bytes; moments are milliseconds since 1970 of
-- the server's clock; closed lists hold the same words as the wire. What can be derived is not stored:
-- standing, open actions, who presented last.

CREATE TABLE people (
    id         BLOB    PRIMARY KEY CHECK (length(id) = 16),
    name       TEXT    NOT NULL,
    may_create INTEGER NOT NULL CHECK (may_create IN (0, 1)),
    came_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The one-time link of the first facilitator: one row at most.
CREATE TABLE first_link (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    secret  BLOB    NOT NULL CHECK (length(secret) = 32),   -- SHA-256
    used_at INTEGER
) STRICT;

CREATE TABLE sign_ins (
    token      BLOB    PRIMARY KEY CHECK (length(token) = 32),   -- SHA-256
    person     BLOB    NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    renewed_at INTEGER NOT NULL,
    ends_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_ins_of_person ON sign_ins (person);
CREATE INDEX sign_ins_by_end ON sign_ins (ends_at);

CREATE TABLE sets (
    id      BLOB    PRIMARY KEY CHECK (length(id) = 16),
    name    TEXT    NOT NULL,
    purpose TEXT    NOT NULL,
    format  TEXT    NOT NULL,   -- a format's key
    made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE charters (
    set_id  BLOB    NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
    version INTEGER NOT NULL CHECK (version > 0),
    charter TEXT    NOT NULL,   -- JSON
    made_at INTEGER NOT NULL,
    PRIMARY KEY (set_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE members (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),
    set_id      BLOB    NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
    person      BLOB    NOT NULL REFERENCES people (id),
    name        TEXT    NOT NULL,
    role        TEXT    NOT NULL CHECK (role IN ('facilitator', 'deputy', 'member')),
    came_at     INTEGER NOT NULL,
    admitted_at INTEGER,   -- null while in the lobby
    admitted_by BLOB    REFERENCES members (id),
    UNIQUE (set_id, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX members_of_person ON members (person);

CREATE TABLE acceptances (
    member      BLOB    NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    set_id      BLOB    NOT NULL,
    version     INTEGER NOT NULL,
    accepted_at INTEGER NOT NULL,
    PRIMARY KEY (member, version),
    FOREIGN KEY (set_id, version) REFERENCES charters (set_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE invitations (
    id         BLOB    PRIMARY KEY CHECK (length(id) = 16),
    set_id     BLOB    NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
    secret     BLOB    NOT NULL UNIQUE CHECK (length(secret) = 32),   -- SHA-256
    name       TEXT    NOT NULL,
    role       TEXT    NOT NULL CHECK (role IN ('deputy', 'member')),
    invited_by BLOB    NOT NULL REFERENCES members (id),
    made_at    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_by    BLOB    REFERENCES members (id),
    revoked_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX invitations_of_set ON invitations (set_id);

-- Whether a meeting gathers or is live, its room knows; here it is closed or not.
CREATE TABLE meetings (
    id        BLOB    PRIMARY KEY CHECK (length(id) = 16),
    set_id    BLOB    NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
    called_at INTEGER NOT NULL,
    closed_at INTEGER,
    presenter BLOB    REFERENCES members (id),
    issue     TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX meetings_of_set ON meetings (set_id, called_at);
CREATE INDEX meetings_of_presenter ON meetings (presenter);
CREATE UNIQUE INDEX one_meeting_at_a_time ON meetings (set_id) WHERE closed_at IS NULL;

-- What closed meetings yielded; each can be made again from the meeting's log.
CREATE TABLE attendance (
    meeting BLOB NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    member  BLOB NOT NULL REFERENCES members (id),
    PRIMARY KEY (meeting, member)
) STRICT, WITHOUT ROWID;

CREATE TABLE unchosen (
    meeting BLOB    NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    place   INTEGER NOT NULL,   -- in the order they bid
    member  BLOB    NOT NULL REFERENCES members (id),
    PRIMARY KEY (meeting, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE actions (
    id              BLOB    PRIMARY KEY CHECK (length(id) = 16),
    meeting         BLOB    NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    place           INTEGER NOT NULL,   -- among the actions of its meeting
    member          BLOB    NOT NULL REFERENCES members (id),
    what            TEXT    NOT NULL,
    measure         TEXT,
    means           TEXT,
    why             TEXT,
    due             TEXT,   -- YYYY-MM-DD; null: before the next meeting
    involves_pupils INTEGER NOT NULL CHECK (involves_pupils IN (0, 1)),
    ethics_ticked   INTEGER NOT NULL CHECK (ethics_ticked IN (0, 1)),
    confirmed       INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
    made_at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX actions_of_meeting ON actions (meeting);
CREATE INDEX actions_of_member ON actions (member);

-- An action's history: one review in each meeting at most [S3].
CREATE TABLE reviews (
    action   BLOB    NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
    meeting  BLOB    NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    outcome  TEXT    NOT NULL CHECK (outcome IN ('done', 'changed', 'notYet')),
    happened TEXT,
    learned  TEXT,
    at       INTEGER NOT NULL,
    PRIMARY KEY (action, meeting)
) STRICT, WITHOUT ROWID;
