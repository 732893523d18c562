-- Rooms in the browser. Whose a room is stands in chat, like of any other; here is how many changes it has seen.
CREATE TABLE web_room (
    -- In the order in which they were made.
    no INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    last_seq INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What is shown in them, one row a message with its latest words.
CREATE TABLE web_message (
    tenant_id TEXT NOT NULL REFERENCES tenant (id),
    room TEXT NOT NULL,
    id TEXT NOT NULL,
    -- The room's number of its latest change, which readers go on from, and of its first, by which it stands in the room.
    seq INTEGER NOT NULL,
    position INTEGER NOT NULL,
    -- 'said' by people, 'told' by Tar, a 'note' that answers a press, or that Tar is 'typing'.
    kind TEXT NOT NULL CHECK (kind IN ('said', 'told', 'note', 'typing')),
    sender TEXT NOT NULL DEFAULT '',
    sender_name TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    -- Marks, buttons and what it answers, as JSON.
    details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details)),
    -- 1: a key or a code, shown for a few minutes.
    secret INTEGER NOT NULL DEFAULT 0,
    at INTEGER NOT NULL,
    edited_at INTEGER,
    PRIMARY KEY (tenant_id, room, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX web_message_by_seq ON web_message (tenant_id, room, seq);
CREATE INDEX web_message_by_age ON web_message (at);
CREATE INDEX web_message_secret ON web_message (at) WHERE secret = 1 AND text <> '';

-- Whether who shows the key counts as an administrator: makes rooms, and settles in them what administrators settle.
ALTER TABLE api_key ADD COLUMN administers INTEGER NOT NULL DEFAULT 0;
