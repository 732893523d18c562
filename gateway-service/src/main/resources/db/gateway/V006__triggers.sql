-- What the gateway wants to hear of every change of a shop's data, whoever makes it.
--
-- A trigger's body tells the version that the change ends with: the writer's own, or the one that nodes_version is
-- about to set. The columns are named, so that what triggers write (version, updated_at, paid_version) fires none.

CREATE TRIGGER event_order_paid_insert AFTER INSERT ON nodes
WHEN NEW.kind = 'order' AND NEW.status = 'paid'
BEGIN
    UPDATE nodes SET paid_version = NEW.version
    WHERE tenant_id = NEW.tenant_id AND kind = NEW.kind AND id = NEW.id;
    SELECT lib_http_post('tar:events', json_object('type', 'order.paid', 'tenant_id', NEW.tenant_id, 'id', NEW.id,
        'version', NEW.version, 'amount', NEW.amount));
END;

CREATE TRIGGER event_order_paid_update AFTER UPDATE OF kind, status ON nodes
WHEN NEW.kind = 'order' AND NEW.status = 'paid' AND NOT (OLD.kind = 'order' AND OLD.status = 'paid')
BEGIN
    UPDATE nodes SET paid_version = CASE WHEN NEW.version = OLD.version THEN OLD.version + 1 ELSE NEW.version END
    WHERE tenant_id = NEW.tenant_id AND kind = NEW.kind AND id = NEW.id;
    SELECT lib_http_post('tar:events', json_object('type', 'order.paid', 'tenant_id', NEW.tenant_id, 'id', NEW.id,
        'version', CASE WHEN NEW.version = OLD.version THEN OLD.version + 1 ELSE NEW.version END,
        'amount', NEW.amount));
END;

CREATE TRIGGER event_out_of_stock_insert AFTER INSERT ON nodes
WHEN NEW.kind = 'item' AND NEW.quantity <= 0
BEGIN
    SELECT lib_http_post('tar:events', json_object('type', 'item.out_of_stock', 'tenant_id', NEW.tenant_id,
        'id', NEW.id, 'version', NEW.version, 'name', NEW.name));
END;

CREATE TRIGGER event_out_of_stock_update AFTER UPDATE OF quantity ON nodes
WHEN NEW.kind = 'item' AND NEW.quantity <= 0 AND OLD.quantity > 0
BEGIN
    SELECT lib_http_post('tar:events', json_object('type', 'item.out_of_stock', 'tenant_id', NEW.tenant_id,
        'id', NEW.id, 'version', CASE WHEN NEW.version = OLD.version THEN OLD.version + 1 ELSE NEW.version END,
        'name', NEW.name));
END;

-- An item's own mark is data.low, if that is a number; else the shop's counts.
CREATE TRIGGER event_low_stock_insert AFTER INSERT ON nodes
WHEN NEW.kind = 'item' AND NEW.quantity > 0
    AND NEW.quantity <= CASE WHEN json_type(NEW.data, '$.low') IN ('integer', 'real')
        THEN json_extract(NEW.data, '$.low') ELSE (SELECT low_mark FROM tenant WHERE id = NEW.tenant_id) END
BEGIN
    SELECT lib_http_post('tar:events', json_object('type', 'item.low_stock', 'tenant_id', NEW.tenant_id,
        'id', NEW.id, 'version', NEW.version, 'name', NEW.name, 'quantity', NEW.quantity));
END;

CREATE TRIGGER event_low_stock_update AFTER UPDATE OF quantity ON nodes
WHEN NEW.kind = 'item' AND NEW.quantity > 0
    AND NEW.quantity <= CASE WHEN json_type(NEW.data, '$.low') IN ('integer', 'real')
        THEN json_extract(NEW.data, '$.low') ELSE (SELECT low_mark FROM tenant WHERE id = NEW.tenant_id) END
    AND OLD.quantity > CASE WHEN json_type(NEW.data, '$.low') IN ('integer', 'real')
        THEN json_extract(NEW.data, '$.low') ELSE (SELECT low_mark FROM tenant WHERE id = NEW.tenant_id) END
BEGIN
    SELECT lib_http_post('tar:events', json_object('type', 'item.low_stock', 'tenant_id', NEW.tenant_id,
        'id', NEW.id, 'version', CASE WHEN NEW.version = OLD.version THEN OLD.version + 1 ELSE NEW.version END,
        'name', NEW.name, 'quantity', NEW.quantity));
END;

CREATE TRIGGER event_cart_changed_insert AFTER INSERT ON nodes
WHEN NEW.kind = 'cart'
BEGIN
    SELECT lib_http_post('tar:events', json_object('type', 'cart.changed', 'tenant_id', NEW.tenant_id, 'id', NEW.id,
        'version', NEW.version));
END;

CREATE TRIGGER event_cart_changed_update AFTER UPDATE OF id, kind, name, status, quantity, amount, data ON nodes
WHEN NEW.kind = 'cart'
BEGIN
    SELECT lib_http_post('tar:events', json_object('type', 'cart.changed', 'tenant_id', NEW.tenant_id, 'id', NEW.id,
        'version', CASE WHEN NEW.version = OLD.version THEN OLD.version + 1 ELSE NEW.version END));
END;

-- A cart that is no more, or is an order now: its alarm goes.
CREATE TRIGGER event_cart_left AFTER UPDATE OF id, kind ON nodes
WHEN OLD.kind = 'cart' AND (NEW.kind <> 'cart' OR NEW.id <> OLD.id)
BEGIN
    SELECT lib_http_post('tar:events', json_object('type', 'cart.changed', 'tenant_id', OLD.tenant_id, 'id', OLD.id,
        'version', OLD.version + 1));
END;

CREATE TRIGGER event_cart_deleted AFTER DELETE ON nodes
WHEN OLD.kind = 'cart'
BEGIN
    SELECT lib_http_post('tar:events', json_object('type', 'cart.changed', 'tenant_id', OLD.tenant_id, 'id', OLD.id,
        'version', OLD.version + 1));
END;
