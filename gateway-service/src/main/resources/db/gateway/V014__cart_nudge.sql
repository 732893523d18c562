-- What was done about an unpaid cart, beside the cart: writing it down is no change of the cart.
CREATE TABLE cart_nudge (
    tenant_id TEXT NOT NULL,
    cart_id TEXT NOT NULL,
    -- How often somebody was told, and how often that was the customer.
    told INTEGER NOT NULL DEFAULT 0,
    sent INTEGER NOT NULL DEFAULT 0,
    -- The cart's version at that time: while it has it, the cart is looked at again at not_before, or not at all.
    version INTEGER NOT NULL,
    not_before INTEGER,
    -- 1: nobody wants to hear of this cart again.
    muted INTEGER NOT NULL DEFAULT 0,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, cart_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX cart_nudge_age ON cart_nudge (changed_at);

-- The cart's alarm follows, as it does when the cart changes.
CREATE TRIGGER event_cart_nudge_new AFTER INSERT ON cart_nudge WHEN NEW.not_before IS NOT NULL OR NEW.muted
BEGIN
    SELECT lib_http_post('tar:events', json_object('type', 'cart.changed', 'tenant_id', NEW.tenant_id,
        'id', NEW.cart_id, 'version', NEW.version));
END;

CREATE TRIGGER event_cart_nudge_changed AFTER UPDATE OF not_before, muted ON cart_nudge
WHEN NEW.not_before IS NOT OLD.not_before OR NEW.muted <> OLD.muted
BEGIN
    SELECT lib_http_post('tar:events', json_object('type', 'cart.changed', 'tenant_id', NEW.tenant_id,
        'id', NEW.cart_id, 'version', NEW.version));
END;

-- Another cart may get the number.
CREATE TRIGGER cart_nudge_left AFTER DELETE ON nodes WHEN OLD.kind = 'cart'
BEGIN
    DELETE FROM cart_nudge WHERE tenant_id = OLD.tenant_id AND cart_id = OLD.id;
END;

-- Who wrote 'stop': no shop nudges this address, whatever it keeps of its customers.
CREATE TABLE opt_out (
    channel TEXT NOT NULL,
    account TEXT NOT NULL DEFAULT '',
    chat TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (channel, account, chat)
) STRICT, WITHOUT ROWID;

-- What a button under a cart does; the intent beside it names the cart.
ALTER TABLE question ADD COLUMN step TEXT;
