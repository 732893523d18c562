-- Bots and workspaces beside those of the environment. The token is sealed by TAR_SECRET_KEY for this channel and account;
-- outbound, which sends by it, has a copy of its own.
CREATE TABLE account (
    channel TEXT NOT NULL,
    -- The bot's or the workspace's id: the account of its rooms.
    account TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    -- Who the bot is among the people there, where the platform tells it with the token.
    bot TEXT NOT NULL DEFAULT '',
    sealed TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (channel, account)
) STRICT, WITHOUT ROWID;

-- Its bot or workspace was removed: the room is as if it were not bound, until that comes back.
ALTER TABLE room ADD COLUMN paused_at INTEGER;

CREATE TRIGGER task_resumed_by_account AFTER UPDATE OF paused_at ON room
    WHEN NEW.paused_at IS NULL AND OLD.paused_at IS NOT NULL
BEGIN
    UPDATE task SET state = 'waiting', reason = '', changed_at = max(changed_at, OLD.paused_at)
    WHERE tenant_id = NEW.tenant_id AND channel = NEW.channel AND account = NEW.account AND chat = NEW.chat
        AND thread = NEW.thread AND state = 'paused';
END;
