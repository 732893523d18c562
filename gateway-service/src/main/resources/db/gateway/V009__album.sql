-- Albums that have been answered: each of their pictures comes as a message of its own.
CREATE TABLE album (
    channel TEXT NOT NULL,
    account TEXT NOT NULL DEFAULT '',
    chat TEXT NOT NULL,
    album TEXT NOT NULL,
    answered_at INTEGER NOT NULL,
    PRIMARY KEY (channel, account, chat, album)
) STRICT, WITHOUT ROWID;
