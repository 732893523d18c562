-- Alarms that a person has to look at, in the order of their list.
CREATE INDEX inbound_event_parked ON inbound_event (changed_at, webhook_id) WHERE state = 'parked';
