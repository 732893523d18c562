-- 1: it kept its room waiting for too long, and stands aside until next_at: what was accepted after it goes meanwhile.
alter table message add column aside integer not null default 0;
drop index message_lane;
create index message_lane on message (chat, thread, account, channel, rank, seq) where state = 'accepted' and aside = 0;
create index message_aside on message (chat, thread, account, channel, rank, seq)
    where state = 'accepted' and aside = 1;
