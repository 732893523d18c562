-- What came of the last attempt, while it fails.
ALTER TABLE alarm ADD COLUMN last_error TEXT;

-- 1 once a late occurrence was put off, as its misfire policy says; that happens once.
ALTER TABLE alarm ADD COLUMN put_off INTEGER NOT NULL DEFAULT 0;
