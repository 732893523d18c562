-- The W3C traceparent of what led to the message.
alter table message add column trace text;
