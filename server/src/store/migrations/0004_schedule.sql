-- When a set meets next, who cannot come, and the mail that says so [E4].

-- A date that is called off stays, so that calendars hear of it.
CREATE TABLE dates (
    id            BLOB    PRIMARY KEY CHECK (length(id) = 16),
    set_id        BLOB    NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
    at            INTEGER NOT NULL,
    place         TEXT,
    minutes       INTEGER NOT NULL CHECK (minutes > 0),
    note          TEXT,
    changed_at    INTEGER NOT NULL,   -- when it was planned, changed or called off
    changes       INTEGER NOT NULL DEFAULT 0,   -- SEQUENCE of RFC 5545
    called_off_at INTEGER,
    meeting       BLOB    REFERENCES meetings (id) ON DELETE SET NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX dates_of_set ON dates (set_id, at);
CREATE INDEX dates_by_time ON dates (at);
CREATE INDEX dates_of_meeting ON dates (meeting);

CREATE TABLE apologies (
    date   BLOB    NOT NULL REFERENCES dates (id) ON DELETE CASCADE,
    member BLOB    NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    at     INTEGER NOT NULL,
    PRIMARY KEY (date, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX apologies_of_member ON apologies (member);

-- The subscription of a person's phone: one each.
CREATE TABLE calendars (
    person   BLOB    PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    name     TEXT    NOT NULL UNIQUE,
    password BLOB    NOT NULL CHECK (length(password) = 32),   -- SHA-256
    made_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Where a person's mail goes; told to nobody else.
CREATE TABLE addresses (
    person     BLOB    PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    address    TEXT,                          -- once confirmed
    zone       TEXT,                          -- IANA time zone that mails write times in
    reminders  INTEGER NOT NULL DEFAULT 1 CHECK (reminders IN (0, 1)),
    waiting    TEXT,                          -- an address whose code is not given back yet
    code       BLOB    CHECK (code IS NULL OR length(code) = 32),   -- SHA-256
    ends_at    INTEGER,                       -- of the code
    tries_left INTEGER NOT NULL DEFAULT 0,
    codes      INTEGER NOT NULL DEFAULT 0,    -- sent since `codes_from`
    codes_from INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Mail on its way, and for a while what became of it. Words and addresses leave with the mail.
CREATE TABLE mail (
    id         BLOB    PRIMARY KEY CHECK (length(id) = 16),
    occasion   TEXT    NOT NULL UNIQUE,       -- what it is about, so that it is written once
    person     BLOB    REFERENCES people (id) ON DELETE CASCADE,
    invitation BLOB    REFERENCES invitations (id) ON DELETE CASCADE,
    date       BLOB    REFERENCES dates (id) ON DELETE CASCADE,
    address    TEXT,                          -- null once settled
    letter     TEXT,                          -- JSON; null once settled
    made_at    INTEGER NOT NULL,
    next_at    INTEGER NOT NULL,              -- not tried before
    ends_at    INTEGER NOT NULL,              -- not tried after
    tries      INTEGER NOT NULL DEFAULT 0,
    state      TEXT    NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'sent', 'refused', 'gaveUp', 'dropped')),
    settled_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX mail_waiting ON mail (next_at) WHERE state = 'waiting';
CREATE INDEX mail_of_person ON mail (person, made_at);
CREATE INDEX mail_of_invitation ON mail (invitation);
CREATE INDEX mail_of_date ON mail (date);
