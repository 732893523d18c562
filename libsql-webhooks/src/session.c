#include "session.h"

#include <stdlib.h>
#include <string.h>

#include "counters.h"
#include "ring.h"

/*
 * The end of a transaction is learnt through an empty virtual table that takes part in it. SQLite calls xCommit after
 * the commit, when others can see it; its commit hook comes before, and there is only one, which belongs to the host.
 */
static const char TABLE[] = "lib_http_ring";
static const char JOIN[] = "insert into lib_http_ring values (1)";

typedef struct ring_table {
    sqlite3_vtab base;
    session *owner;
} ring_table;

session *session_open(sqlite3 *db) {
    session *opened = calloc(1, sizeof *opened);
    if (opened != NULL) {
        opened->db = db;
        opened->holders = 1;
    }
    return opened;
}

void session_hold(session *held) {
    held->holders++;
}

void session_release(void *held) {
    session *released = held;
    if (--released->holders == 0) {
        free(released);
    }
}

static session *owner_of(sqlite3_vtab *table) {
    return ((ring_table *)table)->owner;
}

static int on_connect(sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **table, char **error) {
    (void)argc, (void)argv, (void)error;
    ring_table *made = sqlite3_malloc64(sizeof *made);
    if (made == NULL) {
        return SQLITE_NOMEM;
    }
    *made = (ring_table){.owner = aux};
    int rc = sqlite3_declare_vtab(db, "create table ring (one)");
    if (rc == SQLITE_OK) {
        rc = sqlite3_vtab_config(db, SQLITE_VTAB_DIRECTONLY);
    }
    if (rc != SQLITE_OK) {
        sqlite3_free(made);
        return rc;
    }
    session_hold(made->owner);
    made->owner->connected = true;
    *table = &made->base;
    return SQLITE_OK;
}

/* A connection with a statement left can't be closed; SQLite comes here before it looks for one. */
static int on_disconnect(sqlite3_vtab *table) {
    session *left = owner_of(table);
    sqlite3_finalize(left->insert);
    left->insert = NULL;
    left->connected = false;
    session_release(left);
    sqlite3_free(table);
    return SQLITE_OK;
}

static int on_begin(sqlite3_vtab *table) {
    owner_of(table)->joined = true;
    return SQLITE_OK;
}

static void forget_transaction(session *ended) {
    ended->joined = false;
    ended->posted = false;
    ended->trace[0] = '\0';
}

static int on_commit(sqlite3_vtab *table) {
    session *ended = owner_of(table);
    bool rings = ended->posted;
    forget_transaction(ended);
    if (rings) {
        atomic_fetch_add(&counted.commits, 1);
        ring_soon();
    }
    return SQLITE_OK;
}

static int on_rollback(sqlite3_vtab *table) {
    forget_transaction(owner_of(table));
    return SQLITE_OK;
}

static int on_insert(sqlite3_vtab *table, int argc, sqlite3_value **argv, sqlite3_int64 *rowid) {
    (void)table, (void)argc, (void)argv;
    *rowid = 1;
    return SQLITE_OK;
}

/* Nothing is ever in it. */
static int on_plan(sqlite3_vtab *table, sqlite3_index_info *plan) {
    (void)table;
    plan->estimatedCost = 1;
    return SQLITE_OK;
}

static int on_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor) {
    (void)table;
    *cursor = sqlite3_malloc64(sizeof **cursor);
    if (*cursor == NULL) {
        return SQLITE_NOMEM;
    }
    memset(*cursor, 0, sizeof **cursor);
    return SQLITE_OK;
}

static int on_close(sqlite3_vtab_cursor *cursor) {
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static int on_filter(sqlite3_vtab_cursor *cursor, int plan, const char *name, int argc, sqlite3_value **argv) {
    (void)cursor, (void)plan, (void)name, (void)argc, (void)argv;
    return SQLITE_OK;
}

static int on_next(sqlite3_vtab_cursor *cursor) {
    (void)cursor;
    return SQLITE_OK;
}

static int on_eof(sqlite3_vtab_cursor *cursor) {
    (void)cursor;
    return 1;
}

static int on_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column) {
    (void)cursor, (void)context, (void)column;
    return SQLITE_OK;
}

static int on_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid) {
    (void)cursor;
    *rowid = 0;
    return SQLITE_OK;
}

int session_watch(session *watched) {
    static const sqlite3_module module = {
        .xConnect = on_connect,
        .xBestIndex = on_plan,
        .xDisconnect = on_disconnect,
        .xOpen = on_open,
        .xClose = on_close,
        .xFilter = on_filter,
        .xNext = on_next,
        .xEof = on_eof,
        .xColumn = on_column,
        .xRowid = on_rowid,
        .xUpdate = on_insert,
        .xBegin = on_begin,
        .xCommit = on_commit,
        .xRollback = on_rollback,
    };
    session_hold(watched);
    return sqlite3_create_module_v2(watched->db, TABLE, &module, watched, session_release);
}

int session_join(session *joining) {
    if (joining->joined) {
        return SQLITE_OK;
    }
    sqlite3_int64 last = sqlite3_last_insert_rowid(joining->db);
    int rc = sqlite3_exec(joining->db, JOIN, NULL, NULL, NULL);
    sqlite3_set_last_insert_rowid(joining->db, last);
    return rc;
}
