-- The cart's alarm follows, too, when a text turns out not to have arrived: the next one need not wait for a day after it.
DROP TRIGGER event_cart_nudge_changed;
CREATE TRIGGER event_cart_nudge_changed AFTER UPDATE OF not_before, muted, sent_at ON cart_nudge
WHEN NEW.not_before IS NOT OLD.not_before OR NEW.muted <> OLD.muted OR (NEW.sent_at IS NULL AND OLD.sent_at IS NOT NULL)
BEGIN
    SELECT lib_http_post('tar:events', json_object('type', 'cart.changed', 'tenant_id', NEW.tenant_id,
        'id', NEW.cart_id, 'version', NEW.version));
END;
