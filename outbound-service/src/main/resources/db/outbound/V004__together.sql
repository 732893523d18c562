-- Messages of a room that go out as one if they wait together; null: this one goes alone.
alter table message add column together text;
-- The message that this one went out in. Until that one ends it is 'sending'.
alter table message add column merged_into integer references message (seq);
create index message_merged on message (merged_into) where merged_into is not null;
