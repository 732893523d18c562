-- What is pending. A row is one alarm and the occurrence that it waits for or is firing.
CREATE TABLE alarm (
    -- Never used twice, not even after a delete: it is the generation, and so part of every webhook-id.
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant        TEXT    NOT NULL,
    owner         TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    -- '' for the alarm of the key; else the id of the dead letter that is replayed, and the generation it had.
    replay        TEXT    NOT NULL DEFAULT '',
    generation    INTEGER,
    scheduled_at  INTEGER NOT NULL,
    -- When the next call is made; later than scheduled_at while it retries.
    next_at       INTEGER NOT NULL,
    attempts      INTEGER NOT NULL DEFAULT 0,
    counted       INTEGER NOT NULL DEFAULT 0,
    failing_since INTEGER,
    -- 1 while it retries and the target's next success may release it.
    releasable    INTEGER NOT NULL DEFAULT 0,
    cron          TEXT,
    zone          TEXT,
    payload       TEXT,
    callback      TEXT,
    -- The callback's origin; '' for the gateway.
    target        TEXT    NOT NULL DEFAULT '',
    UNIQUE (tenant, owner, name, replay)
);

CREATE INDEX alarm_due ON alarm (next_at, id);

CREATE INDEX alarm_releasable ON alarm (target, next_at) WHERE releasable = 1;

-- Occurrences that were given up, until they are replayed. The id is the webhook-id, which a replay keeps.
CREATE TABLE dead_letter (
    id           TEXT    PRIMARY KEY,
    tenant       TEXT    NOT NULL,
    owner        TEXT    NOT NULL,
    name         TEXT    NOT NULL,
    generation   INTEGER NOT NULL,
    scheduled_at INTEGER NOT NULL,
    attempts     INTEGER NOT NULL,
    reason       TEXT    NOT NULL,
    died_at      INTEGER NOT NULL,
    payload      TEXT,
    callback     TEXT,
    target       TEXT    NOT NULL
);

CREATE INDEX dead_letter_died ON dead_letter (died_at, id);

CREATE INDEX dead_letter_tenant ON dead_letter (tenant, died_at, id);
