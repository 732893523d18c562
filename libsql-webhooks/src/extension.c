/* The entry point: what is in SQL after the extension is loaded. */
#include <sqlite3ext.h>

SQLITE_EXTENSION_INIT1

#include <curl/curl.h>
#include <pthread.h>

#include "knock.h"
#include "post.h"
#include "settings.h"
#include "stats.h"
#include "trace.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void prepare_process(void) {
    curl_global_init(CURL_GLOBAL_DEFAULT);
    settings_get();
}

static int register_all(session *opened) {
    int rc = post_register(opened);
    if (rc == SQLITE_OK) {
        rc = trace_register(opened);
    }
    if (rc == SQLITE_OK) {
        rc = stats_register(opened->db);
    }
    if (rc == SQLITE_OK) {
        rc = knock_register(opened->db);
    }
    return rc == SQLITE_OK ? session_watch(opened) : rc;
}

/* The thread that rings outlives every connection, so the code must stay where it is. */
__attribute__((visibility("default"))) int sqlite3_extension_init(sqlite3 *db, char **error,
                                                                  const sqlite3_api_routines *api) {
    SQLITE_EXTENSION_INIT2(api);
    pthread_once(&once, prepare_process);
    session *opened = session_open(db);
    if (opened == NULL) {
        return SQLITE_NOMEM;
    }
    int rc = register_all(opened);
    session_release(opened);
    if (rc != SQLITE_OK) {
        *error = sqlite3_mprintf("lib_http_post could not be added to this connection: %s", sqlite3_errmsg(db));
        return rc;
    }
    return SQLITE_OK_LOAD_PERMANENTLY;
}
