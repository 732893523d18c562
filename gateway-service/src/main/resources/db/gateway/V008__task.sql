-- What a room is to be reminded of. The row is the truth; the scheduler's alarm follows it through the outbox.
CREATE TABLE task (
    tenant_id TEXT NOT NULL REFERENCES tenant (id),
    -- Counted per shop from 1 and never given twice: people type it.
    id INTEGER NOT NULL,
    -- The place and not the room's row: what a room was asked to do is still there when it is bound again.
    channel TEXT NOT NULL,
    account TEXT NOT NULL DEFAULT '',
    chat TEXT NOT NULL,
    thread TEXT NOT NULL DEFAULT '',
    created_by TEXT NOT NULL,
    -- The language of whoever asked for it.
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    -- Once, at a moment; or again and again, by five Unix fields in the shop's zone.
    at INTEGER,
    cron TEXT,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'paused', 'done', 'cancelled')),
    -- Why it is paused.
    reason TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CHECK ((at IS NULL) <> (cron IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX task_open ON task (tenant_id, channel, account, chat, thread) WHERE state IN ('waiting', 'paused');

CREATE TRIGGER event_task_new AFTER INSERT ON task WHEN NEW.state = 'waiting'
BEGIN
    SELECT lib_http_post('tar:events', json_object('type', 'task.changed', 'tenant_id', NEW.tenant_id,
        'id', CAST(NEW.id AS TEXT), 'key', 'task:' || NEW.id));
END;

-- Not for 'done': the alarm that did it ends by itself.
CREATE TRIGGER event_task_changed AFTER UPDATE OF state, at, cron ON task WHEN NEW.state <> 'done'
BEGIN
    SELECT lib_http_post('tar:events', json_object('type', 'task.changed', 'tenant_id', NEW.tenant_id,
        'id', CAST(NEW.id AS TEXT), 'key', 'task:' || NEW.id));
END;

-- A room that is bound again goes on with what was paused when it was not.
CREATE TRIGGER task_resumed_by_binding AFTER INSERT ON room
BEGIN
    UPDATE task SET state = 'waiting', reason = '', changed_at = NEW.bound_at
    WHERE tenant_id = NEW.tenant_id AND channel = NEW.channel AND account = NEW.account AND chat = NEW.chat
        AND thread = NEW.thread AND state = 'paused';
END;

CREATE TRIGGER task_resumed_by_role AFTER UPDATE OF tenant_id, role ON room
BEGIN
    UPDATE task SET state = 'waiting', reason = '', changed_at = NEW.bound_at
    WHERE tenant_id = NEW.tenant_id AND channel = NEW.channel AND account = NEW.account AND chat = NEW.chat
        AND thread = NEW.thread AND state = 'paused';
END;

-- A group that became a supergroup keeps its tasks.
CREATE TRIGGER task_moved_with_chat AFTER UPDATE OF chat ON chat
BEGIN
    UPDATE task SET chat = NEW.chat
    WHERE tenant_id = NEW.tenant_id AND channel = NEW.channel AND account = NEW.account AND chat = OLD.chat
        AND state IN ('waiting', 'paused');
END;

-- What repeats goes by the shop's clock.
CREATE TRIGGER task_moved_with_zone AFTER UPDATE OF zone ON tenant WHEN NEW.zone <> OLD.zone
BEGIN
    UPDATE task SET cron = cron WHERE tenant_id = NEW.id AND state = 'waiting' AND cron IS NOT NULL;
END;
