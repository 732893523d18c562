-- Messages in order of acceptance. `body` is the request as accepted; the same key with another body is refused.
-- state: accepted -> sending -> accepted (again later) | sent | dead; accepted -> cancelled | expired.
create table message (
    seq             integer primary key,
    id              text    not null unique,
    tenant          text    not null,
    idempotency_key text    not null,
    channel         text    not null,
    account         text,
    chat            text    not null,
    thread          text,
    body            text    not null,
    state           text    not null default 'accepted'
                    check (state in ('accepted', 'sending', 'sent', 'cancelled', 'expired', 'dead')),
    provider_ids    text    not null default '[]', -- one a part that was sent
    failures        integer not null default 0,    -- in a row; sets the backoff
    counted         integer not null default 0,    -- of these, those that use up the tries
    doubtful        integer not null default 0,    -- 1: the last outcome is not known, so the next send may repeat
    repeats         integer not null default 0,
    accepted_at     integer not null,
    held_since      integer,                       -- since when it keeps its room waiting
    next_at         integer,
    expires_at      integer,
    ended_at        integer,
    unique (tenant, idempotency_key)
);

create index message_open on message (seq) where state in ('accepted', 'sending');
create index message_ended on message (ended_at) where ended_at is not null;

-- The ledger: one row a call to a platform.
create table attempt (
    message integer not null references message (seq) on delete cascade,
    no      integer not null,
    at      integer not null,
    outcome text    not null check (outcome in ('sent', 'deferred', 'refused', 'unknown')),
    reason  text,
    primary key (message, no)
) without rowid;

create table dead_letter (
    message integer primary key references message (seq) on delete cascade,
    reason  text    not null,
    died_at integer not null
);

-- Chats that a platform asked to leave alone until a moment.
create table chat_pause (
    chat  text    primary key,
    until integer not null
) without rowid;

-- Telegram groups that became supergroups.
create table moved_chat (
    chat     text primary key,
    new_chat text not null
) without rowid;
