-- The commands of one message that a button takes one by one, as JSON.
ALTER TABLE question ADD COLUMN parts TEXT;
