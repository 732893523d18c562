-- A row of the audit is not replaced either: what REPLACE deletes is told to no trigger.
CREATE TRIGGER audit_is_append_only_replace BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'audit is append-only');
END;
