CREATE TRIGGER notify_paid_order
AFTER UPDATE ON nodes
WHEN NEW.status = 'paid' AND OLD.status != 'paid'
BEGIN
  SELECT lib_http_post('https://alert-worker.tar.workers.dev', json_object(
    'merchant_id', NEW.tenant_id,
    'order_id', NEW.id
  ));
END;
