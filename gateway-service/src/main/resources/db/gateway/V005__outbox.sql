-- What triggers posted, in the transaction that changed the data. The gateway alone delivers, retries and deletes.
CREATE TABLE webhook_outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    -- 'msg_' and 128 random bits: the webhook-id of every attempt, replays included.
    id TEXT NOT NULL UNIQUE,
    -- 'tar:events' and 'tar:carts' are the gateway's own; anything else is an address that settings map or allow.
    url TEXT NOT NULL,
    body TEXT NOT NULL,
    -- The shop and what the event is about: rows of one lane for one url are delivered oldest first.
    lane TEXT NOT NULL,
    trace TEXT,
    created_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL DEFAULT 0,
    lease_until INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'dead')),
    last_error TEXT,
    -- Attempts that were answered and refused; only these count against a row.
    refusals INTEGER NOT NULL DEFAULT 0,
    -- Whether it waits for its target to come back: the first success there sets it free.
    unreached INTEGER NOT NULL DEFAULT 0,
    -- When it has waited long enough for a target that is away; seven days from its creation or replay.
    give_up_at INTEGER,
    dead_at INTEGER
) STRICT;
CREATE INDEX webhook_outbox_lane ON webhook_outbox (lane, url, seq) WHERE state = 'waiting';
CREATE INDEX webhook_outbox_dead ON webhook_outbox (seq) WHERE state = 'dead';

-- Finds the signed events that nobody can repeat any more.
CREATE INDEX inbound_event_done ON inbound_event (changed_at) WHERE state = 'done';
