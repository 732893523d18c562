-- Finds the tasks that have been over for so long that nobody asks for them any more.
CREATE INDEX task_over ON task (tenant_id, changed_at) WHERE state IN ('done', 'cancelled');
