-- What a shop has: items, orders, carts and customers. Any writer may change it; the triggers keep its promises.
CREATE TABLE nodes (
    id TEXT NOT NULL,
    tenant_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('item', 'order', 'cart', 'customer')),
    name TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    -- In the item's unit, at most three decimals.
    quantity NUMERIC NOT NULL DEFAULT 0,
    -- Paise: an item's unit price, an order's or cart's total.
    amount INTEGER NOT NULL DEFAULT 0,
    data TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(data)),
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER)),
    updated_at INTEGER NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER)),
    -- The version at which an order last became paid: what two triggers for one change agree on.
    paid_version INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, kind, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX nodes_item_name ON nodes (tenant_id, lower(replace(name, ' ', ''))) WHERE kind = 'item';
CREATE INDEX nodes_by_status ON nodes (tenant_id, kind, status);
CREATE INDEX nodes_by_number ON nodes (tenant_id, kind, length(id), id);
CREATE INDEX nodes_by_creation ON nodes (tenant_id, kind, created_at);

CREATE TABLE counter (
    tenant_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    next INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, kind)
) STRICT, WITHOUT ROWID;

-- Bumps the version when the writer did not. The columns are named so that what triggers write starts no other one.
CREATE TRIGGER nodes_version AFTER UPDATE OF id, kind, name, status, quantity, amount, data ON nodes
WHEN NEW.version = OLD.version
BEGIN
    UPDATE nodes SET version = OLD.version + 1, updated_at = CAST(unixepoch('subsec') * 1000 AS INTEGER)
    WHERE tenant_id = NEW.tenant_id AND kind = NEW.kind AND id = NEW.id;
END;

CREATE TRIGGER nodes_catalog_insert AFTER INSERT ON nodes WHEN NEW.kind = 'item'
BEGIN
    UPDATE tenant SET catalog_version = catalog_version + 1 WHERE id = NEW.tenant_id;
END;
CREATE TRIGGER nodes_catalog_update AFTER UPDATE OF name, kind ON nodes
WHEN (NEW.kind = 'item' OR OLD.kind = 'item') AND (NEW.name <> OLD.name OR NEW.kind <> OLD.kind)
BEGIN
    UPDATE tenant SET catalog_version = catalog_version + 1 WHERE id = NEW.tenant_id;
END;
CREATE TRIGGER nodes_catalog_delete AFTER DELETE ON nodes WHEN OLD.kind = 'item'
BEGIN
    UPDATE tenant SET catalog_version = catalog_version + 1 WHERE id = OLD.tenant_id;
END;
