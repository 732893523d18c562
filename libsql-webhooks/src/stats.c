#include "stats.h"

#include "bell_call.h"
#include "counters.h"
#include "ring.h"
#include "settings.h"

/* Its home is here, where it is told. */
counters counted;

/* Characters that JSON knows only escaped do not belong into an operator's sentence anyway. */
static void make_plain(char *sentence) {
    for (; *sentence != '\0'; sentence++) {
        if (*sentence == '"' || *sentence == '\\' || (unsigned char)*sentence < 0x20) {
            *sentence = '\'';
        }
    }
}

static void lib_http_stats(sqlite3_context *context, int argc, sqlite3_value **argv) {
    (void)argc, (void)argv;
    const settings *known = settings_get();
    char trouble[TROUBLE_ROOM];
    ring_trouble(trouble, sizeof trouble);
    bool both = known->ring_problem[0] != '\0' && known->address_problem[0] != '\0';
    char *setting = sqlite3_mprintf("%s%s%s", known->ring_problem, both ? "; " : "", known->address_problem);
    if (setting == NULL) {
        sqlite3_result_error_nomem(context);
        return;
    }
    make_plain(trouble);
    make_plain(setting);
    char *json = sqlite3_mprintf(
        "{\"version\":\"%s\",\"gateway\":\"%s\",\"kept\":%lld,\"refused\":%lld,\"commits\":%lld,\"rings\":%lld,"
        "\"heard\":%lld,\"unheard\":%lld,\"pending\":%s,\"last_ring_ms\":%.3f,\"trouble\":\"%s\",\"settings\":\"%s\"}",
        TAR_VERSION, known->bell, atomic_load(&counted.kept), atomic_load(&counted.refused),
        atomic_load(&counted.commits), atomic_load(&counted.rings), atomic_load(&counted.heard),
        atomic_load(&counted.unheard), ring_pending() ? "true" : "false",
        (double)atomic_load(&counted.last_ring_micros) / 1000, trouble, setting);
    sqlite3_free(setting);
    if (json == NULL) {
        sqlite3_result_error_nomem(context);
    } else {
        sqlite3_result_text(context, json, -1, sqlite3_free);
    }
}

int stats_register(sqlite3 *db) {
    return sqlite3_create_function_v2(db, "lib_http_stats", 0, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, lib_http_stats,
                                      NULL, NULL, NULL);
}
