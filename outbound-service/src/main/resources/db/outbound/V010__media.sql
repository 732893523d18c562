-- Files that messages carry, by what is in them: the same file of a tenant again is the same row. It can be sent once it is whole.
create table media (
    tenant  text    not null,
    id      text    not null,
    type    text    not null,
    size    integer not null,
    kept_at integer not null, -- when it was last handed over
    whole   integer not null default 0,
    primary key (tenant, id)
) without rowid;

-- In pieces, so that nothing else waits long for the writer.
create table media_piece (
    tenant text    not null,
    media  text    not null,
    no     integer not null,
    bytes  blob    not null,
    primary key (tenant, media, no)
);

alter table message add column media text;
create index message_media on message (tenant, media) where media is not null;
