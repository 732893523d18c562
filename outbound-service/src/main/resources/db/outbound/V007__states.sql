-- Who is told what becomes of a message; null: nobody.
alter table message add column callback text;

-- What became of messages, besides that they were accepted and sent, which they know themselves.
create table message_state (
    no          integer primary key autoincrement,
    message     integer not null references message (seq) on delete cascade,
    state       text    not null check (state in ('dead', 'replayed', 'expired', 'cancelled', 'delivered', 'read',
                    'undelivered')),
    at          integer not null,
    reason      text,
    provider_id text    not null default '' -- of the part that a platform reports on
);
create index message_state_message on message_state (message);
create unique index message_state_once on message_state (message, state, provider_id) where provider_id <> '';

-- What is to be told, until it is. next_at null: given up.
create table state_event (
    seq           integer primary key autoincrement,
    message       integer not null references message (seq) on delete cascade,
    state         text    not null,
    at            integer not null,
    reason        text,
    attempts      integer not null default 0,
    counted       integer not null default 0,
    failing_since integer,
    next_at       integer,
    error         text
);
create index state_event_due on state_event (next_at) where next_at is not null;
create index state_event_message on state_event (message, seq);

-- Which message a platform means.
create table provider_message (
    provider_id text    not null,
    message     integer not null references message (seq) on delete cascade,
    primary key (provider_id, message)
) without rowid;
create index provider_message_message on provider_message (message);

-- A report may come before its message is recorded as sent; and others may send from the same number.
create table early_receipt (
    provider_id text    not null,
    state       text    not null,
    at          integer not null,
    reason      text,
    seen_at     integer not null,
    primary key (provider_id, state)
) without rowid;
create index early_receipt_seen on early_receipt (seen_at);

create trigger message_ends after update of state on message
when new.state in ('expired', 'cancelled') and old.state <> new.state
begin
    insert into message_state (message, state, at) values (new.seq, new.state, new.ended_at);
end;

create trigger message_dies after insert on dead_letter
begin
    insert into message_state (message, state, at, reason) values (new.message, 'dead', new.died_at, new.reason);
end;

-- In one trigger, so that what was reported of a part before this comes after it. A sent part changes provider_ids.
create trigger message_is_sent after update of state on message
when new.provider_ids <> old.provider_ids or (new.state = 'sent' and old.state <> 'sent')
begin
    insert into state_event (message, state, at, next_at)
    select new.seq, 'sent', new.ended_at, new.ended_at
    where new.callback is not null and new.state = 'sent' and old.state <> 'sent';
    insert or ignore into provider_message (provider_id, message)
    select value, new.seq from json_each(new.provider_ids)
    where new.channel = 'whatsapp' and coalesce(new.account, '') <> 'bridge' and value <> '';
end;

-- A message is delivered, or read, once all its parts are.
create trigger message_state_is_told after insert on message_state
when new.state <> 'replayed' and exists (select 1 from message where seq = new.message and callback is not null
    and (new.state not in ('delivered', 'read') or (state = 'sent' and json_array_length(provider_ids)
        = (select count(*) from message_state where message = new.message and state = new.state))))
begin
    insert into state_event (message, state, at, reason, next_at)
    values (new.message, new.state, new.at, new.reason, new.at);
end;

create trigger provider_message_was_reported after insert on provider_message
begin
    insert or ignore into message_state (message, state, at, reason, provider_id)
    select new.message, state, at, reason, provider_id from early_receipt where provider_id = new.provider_id;
end;
