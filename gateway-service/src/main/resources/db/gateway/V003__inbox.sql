-- Updates from channels, kept before they are acknowledged. The rows are the queue; the keys outlive every repeat.
CREATE TABLE inbound_message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    account TEXT NOT NULL DEFAULT '',
    update_id TEXT NOT NULL,
    -- Messages of one lane are handled one after the other, in the order of their ids.
    lane TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'applied', 'answered', 'parked')),
    -- The answer that the transaction decided on, as JSON: sent after it, again after a crash.
    reply TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    received_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    UNIQUE (channel, account, update_id)
) STRICT;
CREATE INDEX inbound_message_open ON inbound_message (lane, id) WHERE state IN ('received', 'applied');
CREATE INDEX inbound_message_parked ON inbound_message (id) WHERE state = 'parked';

-- Signed events that must be acted on once: the webhook-id is the key.
CREATE TABLE inbound_event (
    webhook_id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'done', 'parked')),
    attempts INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    received_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX inbound_event_open ON inbound_event (received_at) WHERE state = 'received';

-- What a platform was last told about where to deliver updates: it does not show the secret that it was given.
CREATE TABLE webhook_registration (
    channel TEXT NOT NULL,
    account TEXT NOT NULL DEFAULT '',
    fingerprint TEXT NOT NULL,
    set_at INTEGER NOT NULL,
    PRIMARY KEY (channel, account)
) STRICT, WITHOUT ROWID;
