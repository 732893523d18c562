#include "outbox.h"

static const char INSERT[] =
    "insert into main.webhook_outbox (id, url, body, lane, trace, created_at) values (?1, ?2, ?3, ?4, ?5, ?6)";

static int bind_text(sqlite3_stmt *insert, int place, text value) {
    return sqlite3_bind_text64(insert, place, value.start, value.length, SQLITE_STATIC, SQLITE_UTF8);
}

static int run(sqlite3_stmt *insert, const outbox_row *row) {
    bind_text(insert, 1, text_of(row->id));
    bind_text(insert, 2, row->queue);
    bind_text(insert, 3, row->body);
    bind_text(insert, 4, row->lane);
    if (row->trace[0] != '\0') {
        bind_text(insert, 5, text_of(row->trace));
    }
    sqlite3_bind_int64(insert, 6, row->created_at);
    int rc = sqlite3_step(insert);
    return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* A trigger of the outbox may post as well: the call within the call finds nothing here and prepares its own. */
static int take(session *owner, sqlite3_stmt **insert) {
    *insert = owner->insert;
    owner->insert = NULL;
    if (*insert != NULL) {
        return SQLITE_OK;
    }
    return sqlite3_prepare_v3(owner->db, INSERT, sizeof INSERT, SQLITE_PREPARE_PERSISTENT, insert, NULL);
}

/* For the next row, unless something is wrong with it or nobody would finalize it. */
static void give_back(session *owner, sqlite3_stmt *insert, int rc) {
    if (rc != SQLITE_OK || !owner->connected || owner->insert != NULL) {
        sqlite3_finalize(insert);
        return;
    }
    sqlite3_reset(insert);
    sqlite3_clear_bindings(insert);
    owner->insert = insert;
}

int outbox_add(session *owner, const outbox_row *row) {
    sqlite3_stmt *insert = NULL;
    sqlite3_int64 last = sqlite3_last_insert_rowid(owner->db);
    int rc = take(owner, &insert);
    if (rc == SQLITE_OK) {
        rc = run(insert, row);
    }
    give_back(owner, insert, rc);
    sqlite3_set_last_insert_rowid(owner->db, last);
    return rc;
}
