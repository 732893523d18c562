-- Which replica has which part of the rooms, the queues and the bots. The epoch grows with every taking; what a replica commits for a
-- partition is refused if it is no longer the one that it was given.
CREATE TABLE partition (
    no      INTEGER PRIMARY KEY,
    epoch   INTEGER NOT NULL DEFAULT 0,
    -- The replica's random name and base URL; '' for nobody.
    owner   TEXT    NOT NULL DEFAULT '',
    address TEXT    NOT NULL DEFAULT '',
    -- 1 while a replica that shuts down still has work under way.
    leaving INTEGER NOT NULL DEFAULT 0
);

INSERT INTO partition (no)
WITH RECURSIVE number (no) AS (SELECT 0 UNION ALL SELECT no + 1 FROM number WHERE no < 270)
SELECT no FROM number;
