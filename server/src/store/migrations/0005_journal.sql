-- Journals, which their authors alone can read, and the extracts they release [E9].

-- A word sealed with the key in `journal.key`: tells whether the key there is the one that was used.
CREATE TABLE journal_lock (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    sealed BLOB    NOT NULL
) STRICT;

-- Each author's own key, sealed with that one. Without its row their pages are noise, for ever.
CREATE TABLE journal_keys (
    author BLOB PRIMARY KEY REFERENCES members (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Ids are made by browsers: they are one author's, and say nothing of anybody else's.
CREATE TABLE journal_pages (
    author     BLOB    NOT NULL REFERENCES journal_keys (author) ON DELETE CASCADE,
    id         BLOB    NOT NULL CHECK (length(id) = 16),
    version    INTEGER NOT NULL CHECK (version > 0),
    sealed     BLOB    NOT NULL,   -- with the author's key, for this author and this id
    meeting    BLOB    REFERENCES meetings (id) ON DELETE SET NULL,
    prompt     TEXT,
    begun_at   INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (author, id)
) STRICT;
CREATE INDEX journal_pages_of_meeting ON journal_pages (meeting);

-- Released passages, in the clear: others are meant to read them. The row is the receipt of consent.
CREATE TABLE extracts (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),
    set_id      BLOB    NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
    author      BLOB    NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    text        TEXT,               -- null once withdrawn
    shown_as    TEXT,               -- null: "a member"
    consent     INTEGER NOT NULL,   -- version of the words that were agreed to
    released_at INTEGER NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('released', 'withdrawn', 'published')),
    ended_at    INTEGER,            -- withdrawn or published
    CHECK ((text IS NULL) = (state = 'withdrawn')),
    CHECK ((ended_at IS NULL) = (state = 'released'))
) STRICT, WITHOUT ROWID;
CREATE INDEX extracts_of_set ON extracts (set_id);
CREATE INDEX extracts_of_author ON extracts (author);
