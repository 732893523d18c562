#include "trace.h"

#include <string.h>

/* Version 00 of W3C Trace Context: 00-<32 hex>-<16 hex>-<2 hex>, lower case; neither id is all zeros. */
static bool is_traceparent(const char *given) {
    static const char shape[] = "00-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-xxxxxxxxxxxxxxxx-xx";
    for (int i = 0; i < TRACE_LENGTH; i++) {
        bool hex = (given[i] >= '0' && given[i] <= '9') || (given[i] >= 'a' && given[i] <= 'f');
        if (shape[i] == 'x' ? !hex : given[i] != shape[i]) {
            return false;
        }
    }
    return strspn(given + 3, "0") < 32 && strspn(given + 36, "0") < 16;
}

/* Rows of the transaction that is open carry this trace, up to its end; NULL takes it back. */
static void lib_http_trace(sqlite3_context *context, int argc, sqlite3_value **argv) {
    (void)argc;
    session *owner = sqlite3_user_data(context);
    if (sqlite3_value_type(argv[0]) == SQLITE_NULL) {
        owner->trace[0] = '\0';
        return;
    }
    const char *given = (const char *)sqlite3_value_text(argv[0]);
    if (given == NULL || sqlite3_value_bytes(argv[0]) != TRACE_LENGTH || !is_traceparent(given)) {
        sqlite3_result_error(context, "lib_http_trace(traceparent): give it 00-<32 hex>-<16 hex>-<2 hex> or null", -1);
        return;
    }
    if (sqlite3_get_autocommit(owner->db)) {
        sqlite3_result_error(context, "lib_http_trace: there is no transaction to carry it: begin one first", -1);
        return;
    }
    int rc = session_join(owner);
    if (rc != SQLITE_OK) {
        sqlite3_result_error(context, sqlite3_errmsg(owner->db), -1);
        sqlite3_result_error_code(context, rc);
        return;
    }
    memcpy(owner->trace, given, TRACE_LENGTH + 1);
}

int trace_register(session *owner) {
    session_hold(owner);
    return sqlite3_create_function_v2(owner->db, "lib_http_trace", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, owner,
                                      lib_http_trace, NULL, NULL, session_release);
}
