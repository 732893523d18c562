#include "post.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "counters.h"
#include "event.h"
#include "outbox.h"
#include "ring.h"
#include "settings.h"

enum { LONGEST_BODY = 64 * 1024, DEEPEST = 8 };

static void refuse(sqlite3_context *context, int code, const char *reason, const char *detail) {
    char *message = sqlite3_mprintf("lib_http_post%s%s", reason, detail);
    atomic_fetch_add(&counted.refused, 1);
    if (message == NULL) {
        sqlite3_result_error_nomem(context);
        return;
    }
    sqlite3_result_error(context, message, -1);
    sqlite3_result_error_code(context, code);
    sqlite3_free(message);
}

static sqlite3_int64 now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (sqlite3_int64)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void keep(sqlite3_context *context, session *owner, const outbox_row *row) {
    if (owner->depth == DEEPEST) {
        refuse(context, SQLITE_ERROR, ": ", "a trigger of webhook_outbox posts without end");
        return;
    }
    owner->depth++;
    int rc = outbox_add(owner, row);
    owner->depth--;
    if (rc != SQLITE_OK) {
        refuse(context, rc, ": the event could not be kept in table webhook_outbox: ", sqlite3_errmsg(owner->db));
        return;
    }
    atomic_fetch_add(&counted.kept, 1);
    owner->posted = true;
    /* Rung too early is as good: who is rung waits for the writer. */
    if (session_join(owner) != SQLITE_OK) {
        ring_soon();
    }
}

/* A tenant or an id may hold anything, a NUL too. */
static text join_lane(text tenant, text about, char *room) {
    size_t length = 0;
    const text parts[] = {tenant, {"|", 1}, about};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i].length > 0) {
            memcpy(room + length, parts[i].start, parts[i].length);
            length += parts[i].length;
        }
    }
    return (text){room, length};
}

/* What has an alarm is looked at, not told. */
static text own_queue(const event *posted) {
    text type = posted->fields[EVENT_TYPE];
    return text_of(text_is(type, "cart.changed") || text_is(type, "task.changed") ? "tar:carts" : "tar:events");
}

static void keep_event(sqlite3_context *context, session *owner, text url, text body, const event *posted, bool ours) {
    text tenant = event_tenant(posted), about = event_about(posted);
    outbox_row row = {.body = body, .trace = owner->trace, .created_at = now_ms()};
    row.queue = ours ? own_queue(posted) : url;
    char *lane = malloc(tenant.length + about.length + 1);
    if (lane == NULL || !random_id("msg_", row.id)) {
        refuse(context, SQLITE_NOMEM, ": ", "the system gave no memory or no random number");
    } else {
        row.lane = join_lane(tenant, about, lane);
        keep(context, owner, &row);
    }
    free(lane);
}

static void read_and_keep(sqlite3_context *context, text url, text body, bool ours) {
    event posted;
    switch (event_read(body, &posted)) {
        case EVENT_NO_MEMORY: sqlite3_result_error_nomem(context); return;
        case EVENT_NO_OBJECT: refuse(context, SQLITE_ERROR, ": ", "the body is no JSON object"); return;
        case EVENT_READ: break;
    }
    keep_event(context, sqlite3_user_data(context), url, body, &posted, ours);
    event_free(&posted);
}

static text text_argument(sqlite3_value *value) {
    const char *start = (const char *)sqlite3_value_text(value);
    return (text){start, (size_t)sqlite3_value_bytes(value)};
}

static void lib_http_post(sqlite3_context *context, int argc, sqlite3_value **argv) {
    (void)argc;
    if (sqlite3_value_type(argv[0]) != SQLITE_TEXT || sqlite3_value_type(argv[1]) != SQLITE_TEXT) {
        refuse(context, SQLITE_ERROR, "(url, json): ", "both must be text and not null");
        return;
    }
    text url = text_argument(argv[0]), body = text_argument(argv[1]);
    if (body.length > LONGEST_BODY) {
        refuse(context, SQLITE_ERROR, ": ", "the body is longer than 64 KiB");
        return;
    }
    const settings *known = settings_get();
    switch (settings_destination(known, url)) {
        case TO_GATEWAY: read_and_keep(context, url, body, true); return;
        case TO_FOREIGN: read_and_keep(context, url, body, false); return;
        case NO_ADDRESS: refuse(context, SQLITE_ERROR, ": ", "the url is no plain http or https address"); return;
        case UNREADABLE_SETTING: refuse(context, SQLITE_ERROR, ": ", known->address_problem); return;
        case ON_A_REPLICA:
            refuse(context, SQLITE_READONLY, ": ",
                   "this is a replica, where nothing can be kept: call it at the primary, or from a trigger");
            return;
        case NOT_ALLOWED:
            refuse(context, SQLITE_ERROR, ": ",
                   "the address is neither mapped nor allowed: name it in TAR_WEBHOOK_ALLOW (or map it in TAR_WEBHOOK_MAP)");
            return;
    }
}

int post_register(session *owner) {
    session_hold(owner);
    return sqlite3_create_function_v2(owner->db, "lib_http_post", 2, SQLITE_UTF8, owner, lib_http_post, NULL, NULL,
                                      session_release);
}
