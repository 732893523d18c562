-- A shop, the chats it lives in, and the rooms that it has bound to roles. All times are epoch milliseconds.
CREATE TABLE tenant (
    id TEXT PRIMARY KEY CHECK (length(id) = 10),
    name TEXT NOT NULL,
    zone TEXT NOT NULL DEFAULT 'Asia/Kolkata',
    currency TEXT NOT NULL DEFAULT 'INR',
    language TEXT NOT NULL DEFAULT 'en',
    low_mark REAL NOT NULL DEFAULT 5,
    cart_wait_minutes INTEGER NOT NULL DEFAULT 180,
    -- Grows whenever the set of item names changes: the second half of a catalogue key.
    catalog_version INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE chat (
    channel TEXT NOT NULL,
    account TEXT NOT NULL DEFAULT '',
    chat TEXT NOT NULL,
    tenant_id TEXT NOT NULL REFERENCES tenant (id),
    title TEXT NOT NULL DEFAULT '',
    joined_at INTEGER NOT NULL,
    PRIMARY KEY (channel, account, chat)
) STRICT, WITHOUT ROWID;
CREATE INDEX chat_by_tenant ON chat (tenant_id);

CREATE TABLE room (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id TEXT NOT NULL REFERENCES tenant (id),
    channel TEXT NOT NULL,
    account TEXT NOT NULL DEFAULT '',
    chat TEXT NOT NULL,
    thread TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    bound_by TEXT NOT NULL,
    bound_at INTEGER NOT NULL,
    -- 1: only who is in room_sender may act here, and an empty list admits nobody.
    listed INTEGER NOT NULL DEFAULT 0,
    UNIQUE (channel, account, chat, thread)
) STRICT;
CREATE INDEX room_by_tenant ON room (tenant_id, role);

-- Who may act in a room that has a list; a room that has none, and no rows here, is open to every member of its chat.
CREATE TABLE room_sender (
    room_id INTEGER NOT NULL REFERENCES room (id) ON DELETE CASCADE,
    -- The platform's id of the person, or '@name' until that person has been seen.
    sender TEXT NOT NULL,
    granted_by TEXT NOT NULL,
    granted_at INTEGER NOT NULL,
    PRIMARY KEY (room_id, sender)
) STRICT, WITHOUT ROWID;

-- A row replaces the default intents of a role in one shop; an empty list denies.
CREATE TABLE role_permission (
    tenant_id TEXT NOT NULL REFERENCES tenant (id),
    role TEXT NOT NULL,
    -- A JSON array of names.
    intents TEXT NOT NULL CHECK (json_valid(intents)),
    PRIMARY KEY (tenant_id, role)
) STRICT, WITHOUT ROWID;

-- Names that people go by in a chat, so that '/allow @name' finds a person.
CREATE TABLE member (
    channel TEXT NOT NULL,
    account TEXT NOT NULL DEFAULT '',
    chat TEXT NOT NULL,
    sender TEXT NOT NULL,
    username TEXT,
    name TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (channel, account, chat, sender)
) STRICT, WITHOUT ROWID;

-- Chats that the bot is in or was in, whether they belong to a shop or not: it introduces itself once.
CREATE TABLE presence (
    channel TEXT NOT NULL,
    account TEXT NOT NULL DEFAULT '',
    chat TEXT NOT NULL,
    present INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (channel, account, chat)
) STRICT, WITHOUT ROWID;

-- Topics that Tar has heard of or made: a message in a topic does not tell its title.
CREATE TABLE topic (
    channel TEXT NOT NULL,
    account TEXT NOT NULL DEFAULT '',
    chat TEXT NOT NULL,
    thread TEXT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (channel, account, chat, thread)
) STRICT, WITHOUT ROWID;

CREATE TABLE link_code (
    code_hash TEXT PRIMARY KEY,
    tenant_id TEXT NOT NULL REFERENCES tenant (id),
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE api_key (
    id TEXT PRIMARY KEY,
    tenant_id TEXT NOT NULL REFERENCES tenant (id),
    key_hash TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL DEFAULT '',
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    -- Where it was asked: a room's key, 'rest:<api key id>', 'alarm', 'sql'.
    source TEXT NOT NULL,
    sender TEXT NOT NULL DEFAULT '',
    -- An intent, or an administrative act such as 'setup', 'link', 'allow'.
    action TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('allowed', 'denied', 'failed')),
    reason TEXT NOT NULL DEFAULT '',
    node_kind TEXT,
    node_id TEXT,
    -- The node before and after, as JSON; what undo goes by.
    before TEXT,
    after TEXT,
    -- The inbound message that asked for it, where there is one.
    inbound_id INTEGER
) STRICT;
CREATE INDEX audit_by_tenant ON audit (tenant_id, id);
CREATE TRIGGER audit_is_append_only_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_is_append_only_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
