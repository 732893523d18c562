-- Bots and workspaces beside those of the environment. The token is sealed by TAR_SECRET_KEY for this channel and account.
create table account (
    channel    text not null,
    account    text not null,
    name       text not null default '',
    sealed     text not null,
    added_at   integer not null,
    changed_at integer not null,
    primary key (channel, account)
) strict, without rowid;
