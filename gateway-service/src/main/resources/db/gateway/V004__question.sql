-- What Tar asked back: the buttons under one message, or a slot that a short text may fill. An answer is authorised
-- anew, works once, and only for a while.
CREATE TABLE question (
    id TEXT PRIMARY KEY,
    -- The buttons under one message: pressing one uses up all.
    family TEXT NOT NULL,
    tenant_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    account TEXT NOT NULL DEFAULT '',
    chat TEXT NOT NULL,
    thread TEXT NOT NULL DEFAULT '',
    asker TEXT NOT NULL,
    -- What the answer is given in.
    language TEXT NOT NULL,
    -- The intent as flat JSON, or 'cancel'.
    intent TEXT NOT NULL,
    -- Whether pressing it confirms (a destructive command needs no second question).
    confirmed INTEGER NOT NULL DEFAULT 0,
    -- The slot that the asker's next short text fills; no button has one.
    awaits TEXT,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX question_family ON question (family);
CREATE INDEX question_expiry ON question (expires_at);
CREATE INDEX question_awaiting ON question (channel, account, chat, thread, asker)
WHERE awaits IS NOT NULL AND used_at IS NULL;

-- What undo looks for: the last change of one person in one room.
CREATE INDEX audit_changes ON audit (tenant_id, source, sender, id) WHERE node_id IS NOT NULL;
