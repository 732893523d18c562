-- How many of the texts to the customer were taken back before they left: they count neither as sent nor for the day between two.
ALTER TABLE cart_nudge ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;

-- The queue of carts and tasks as it is taken from: each shop's tasks first, then by age.
CREATE INDEX webhook_outbox_turn ON webhook_outbox
    (substr(lane, 1, instr(lane, '|')), substr(lane, instr(lane, '|') + 1, 5) <> 'task:', seq)
    WHERE state = 'waiting' AND url = 'tar:carts';
