-- How many occurrences are still to be called, and the last moment for one; null for no end.
ALTER TABLE alarm ADD COLUMN times_left INTEGER;
ALTER TABLE alarm ADD COLUMN until INTEGER;

-- skip or spread; null for once.
ALTER TABLE alarm ADD COLUMN misfire TEXT;

-- Since when it is held; it is not due then.
ALTER TABLE alarm ADD COLUMN paused_at INTEGER;

DROP INDEX alarm_due;

CREATE INDEX alarm_due ON alarm (next_at, id) WHERE paused_at IS NULL;
