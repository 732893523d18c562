-- Set for a message whose text is a secret: what tells its repeats from other messages once the text is forgotten.
alter table message add column body_hash text;

-- A dead letter may still be replayed, so it keeps its text.
create trigger message_forgets_secret after update of state on message
when new.body_hash is not null and new.state in ('sent', 'expired', 'cancelled') and json_valid(new.body)
begin
    update message set body = json_set(body, '$.text', '') where seq = new.seq;
end;
