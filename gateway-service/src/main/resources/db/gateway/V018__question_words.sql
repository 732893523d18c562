-- What the button that writes to a customer sends: the words that its room has read.
ALTER TABLE question ADD COLUMN words TEXT;
