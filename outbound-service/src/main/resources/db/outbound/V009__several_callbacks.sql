-- Whom an event is for, since a message may be told of to several; of an older event, whom its message names.
alter table state_event add column callback text;

-- Those whom a message names, separated by spaces, which no URL holds.
drop trigger message_is_sent;
create trigger message_is_sent after update of state on message
when new.provider_ids <> old.provider_ids or (new.state = 'sent' and old.state <> 'sent')
begin
    insert into state_event (message, state, at, next_at, callback)
    select new.seq, 'sent', new.ended_at, new.ended_at, value
    from json_each('["' || replace(new.callback, ' ', '","') || '"]')
    where new.callback is not null and new.state = 'sent' and old.state <> 'sent';
    insert or ignore into provider_message (provider_id, message)
    select value, new.seq from json_each(new.provider_ids)
    where new.channel = 'whatsapp' and coalesce(new.account, '') <> 'bridge' and value <> '';
end;

drop trigger message_state_is_told;
create trigger message_state_is_told after insert on message_state
when new.state <> 'replayed' and exists (select 1 from message where seq = new.message and callback is not null
    and (new.state not in ('delivered', 'read') or (state = 'sent' and json_array_length(provider_ids)
        = (select count(*) from message_state where message = new.message and state = new.state))))
begin
    insert into state_event (message, state, at, reason, next_at, callback)
    select new.message, new.state, new.at, new.reason, new.at, value
    from message, json_each('["' || replace(message.callback, ' ', '","') || '"]')
    where message.seq = new.message;
end;
