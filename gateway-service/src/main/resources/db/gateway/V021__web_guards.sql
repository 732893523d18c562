-- Who asked for a secret, and is the only one to be shown it.
ALTER TABLE web_message ADD COLUMN asker TEXT NOT NULL DEFAULT '';

-- Edits that were applied: one that comes again after a later one changes nothing.
CREATE TABLE web_edit (
    room TEXT NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (room, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX web_edit_by_age ON web_edit (at);
