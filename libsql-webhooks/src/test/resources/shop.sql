CREATE TABLE webhook_outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    body TEXT NOT NULL,
    lane TEXT NOT NULL,
    trace TEXT,
    created_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting'
) STRICT;
CREATE TABLE nodes (id TEXT, tenant_id TEXT, status TEXT NOT NULL DEFAULT '');
CREATE TRIGGER notify_paid_order
AFTER UPDATE ON nodes
WHEN NEW.status = 'paid' AND OLD.status != 'paid'
BEGIN
  SELECT lib_http_post('https://alert-worker.tar.workers.dev', json_object(
    'merchant_id', NEW.tenant_id,
    'order_id', NEW.id
  ));
END;
