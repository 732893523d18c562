-- When the customer was last written to: the next text about the cart waits a day, whoever sends it.
ALTER TABLE cart_nudge ADD COLUMN sent_at INTEGER;
UPDATE cart_nudge SET sent_at = changed_at WHERE sent > 0;
