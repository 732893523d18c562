-- As the services write them: tables, an index by an expression, and a trigger with several statements.
CREATE TABLE item (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    amount INTEGER NOT NULL DEFAULT 0 CHECK (amount >= 0),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX item_name ON item (lower(replace(name, ' ', '')));
CREATE TABLE part (item INTEGER NOT NULL REFERENCES item (id));

CREATE TRIGGER item_version AFTER UPDATE OF name, amount ON item
WHEN NEW.version = OLD.version
BEGIN
    UPDATE item SET version = OLD.version + 1 WHERE id = NEW.id;
    SELECT 'changed; not the end';
END;
