-- When carts are not nudged: minutes of the day on the shop's clock, the end may be in the next day; equal ones mean never.
ALTER TABLE tenant ADD COLUMN quiet_from INTEGER NOT NULL DEFAULT 1260 CHECK (quiet_from BETWEEN 0 AND 1439);
ALTER TABLE tenant ADD COLUMN quiet_to INTEGER NOT NULL DEFAULT 540 CHECK (quiet_to BETWEEN 0 AND 1439);
-- How often the customer of one cart is written to; at 0 the rooms are only offered what to send.
ALTER TABLE tenant ADD COLUMN nudges INTEGER NOT NULL DEFAULT 1 CHECK (nudges BETWEEN 0 AND 3);
-- In place of cart_wait_minutes, which nobody reads any more.
ALTER TABLE tenant ADD COLUMN cart_wait_seconds INTEGER NOT NULL DEFAULT 10800 CHECK (cart_wait_seconds > 0);
UPDATE tenant SET cart_wait_seconds = cart_wait_minutes * 60 WHERE cart_wait_minutes > 0;

-- Carts whose moment is still to come are looked at by the new wait; what the old one let pass stays as it is.
CREATE TRIGGER event_carts_wait AFTER UPDATE OF cart_wait_seconds ON tenant
WHEN NEW.cart_wait_seconds <> OLD.cart_wait_seconds
BEGIN
    SELECT lib_http_post('tar:events', json_object('type', 'cart.changed', 'tenant_id', cart.tenant_id, 'id', cart.id,
        'version', cart.version))
    FROM nodes AS cart
    WHERE cart.tenant_id = NEW.id AND cart.kind = 'cart' AND cart.status NOT IN ('paid', 'ordered', 'cancelled')
        AND cart.updated_at + OLD.cart_wait_seconds * 1000 > CAST(unixepoch('subsec') * 1000 AS INTEGER);
END;
