-- What was handed to outbound about an unpaid cart, or is about to be: written down before, so that whatever breaks off it can be
-- taken back there once the cart is settled or nobody wants to hear of it. A row goes when that is done, or it cannot leave any more.
CREATE TABLE cart_message (
    tenant_id TEXT NOT NULL,
    cart_id TEXT NOT NULL,
    -- The message's key at outbound.
    key TEXT NOT NULL,
    -- The customer's address as opt_out has it; empty for what a room is told.
    channel TEXT NOT NULL DEFAULT '',
    account TEXT NOT NULL DEFAULT '',
    chat TEXT NOT NULL DEFAULT '',
    -- Outbound does not send it after that.
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, cart_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX cart_message_person ON cart_message (channel, account, chat) WHERE chat <> '';
CREATE INDEX cart_message_age ON cart_message (expires_at);

-- Who wrote 'stop' has the carts looked at of which a text still waits.
CREATE TRIGGER event_opt_out AFTER INSERT ON opt_out
BEGIN
    SELECT lib_http_post('tar:events', json_object('type', 'cart.changed', 'tenant_id', tenant_id, 'id', cart_id,
        'version', 0))
    FROM cart_message WHERE channel = NEW.channel AND account = NEW.account AND chat = NEW.chat AND chat <> '';
END;

-- And so has who told the shop.
CREATE TRIGGER event_customer_opted_out AFTER UPDATE OF data ON nodes
WHEN NEW.kind = 'customer' AND json_type(NEW.data, '$.opted_out') = 'true'
    AND json_type(OLD.data, '$.opted_out') IS NOT 'true'
BEGIN
    SELECT lib_http_post('tar:events', json_object('type', 'cart.changed', 'tenant_id', cart.tenant_id, 'id', cart.id,
        'version', cart.version))
    FROM nodes AS cart
    WHERE cart.tenant_id = NEW.tenant_id AND cart.kind = 'cart' AND json_extract(cart.data, '$.customer_id') = NEW.id
        AND EXISTS (SELECT 1 FROM cart_message WHERE tenant_id = cart.tenant_id AND cart_id = cart.id);
END;
