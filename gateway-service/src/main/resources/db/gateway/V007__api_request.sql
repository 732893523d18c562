-- What was answered to a request of a shop's program that came with an Idempotency-Key: the same request again gets it.
CREATE TABLE api_request (
    tenant_id TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    status INTEGER NOT NULL,
    answer TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, idempotency_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX api_request_age ON api_request (tenant_id, created_at);
