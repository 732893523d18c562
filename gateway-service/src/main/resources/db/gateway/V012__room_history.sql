-- What was said in a room lately, for summaries: found among what is kept anyway. Only what is dealt with is in it, so that
-- taking an update in costs nothing more.
CREATE INDEX inbound_message_said ON inbound_message (lane, id) WHERE state = 'answered' AND body <> '';
