-- rank: 0 press answers and typing, 1 replies, 2 alerts, 3 broadcasts. Within a room, the messages of one rank are a lane.
alter table message add column rank integer not null default 2;
update message set rank = case
        when json_extract(body, '$.kind') in ('callback_answer', 'typing') then 0
        when json_extract(body, '$.priority') = 'reply' then 1
        when json_extract(body, '$.priority') = 'broadcast' then 3
        else 2 end
    where state in ('accepted', 'sending') and json_valid(body);

-- What waits in a lane, and what a stop interrupted: only open messages are in these.
drop index message_open;
create index message_lane on message (chat, thread, account, channel, rank, seq) where state = 'accepted';
create index message_interrupted on message (seq) where state = 'sending';
