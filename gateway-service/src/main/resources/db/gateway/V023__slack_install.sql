-- What an install in Slack was begun with, once it is used: each is good once, and signed with its time, so that what is not
-- here and not too old is good.
CREATE TABLE slack_install (
    nonce TEXT PRIMARY KEY,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
