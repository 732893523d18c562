-- What a button under a bill does, as JSON: what it adds to stock, or which pictures are to be read again.
ALTER TABLE question ADD COLUMN bill TEXT;

-- Pictures of an album that were read and wait for its last one: then they are read back together.
CREATE TABLE bill_page (
    inbound_id INTEGER PRIMARY KEY,
    channel TEXT NOT NULL,
    account TEXT NOT NULL DEFAULT '',
    chat TEXT NOT NULL,
    album TEXT NOT NULL,
    page TEXT NOT NULL,
    read_at INTEGER NOT NULL
) STRICT;
CREATE INDEX bill_page_album ON bill_page (channel, account, chat, album);
CREATE INDEX bill_page_age ON bill_page (read_at);
