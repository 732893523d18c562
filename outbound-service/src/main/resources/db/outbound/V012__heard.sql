-- When somebody last wrote, where a platform lets free text through for a while after that only.
create table heard (
    channel text    not null,
    account text    not null,
    chat    text    not null,
    at      integer not null,
    primary key (channel, account, chat)
) without rowid;

-- Reports that a message was given up since the person was silent for too long, until it goes once more.
create table late_receipt (
    provider_id text    primary key,
    at          integer not null,
    seen_at     integer not null
) without rowid;
