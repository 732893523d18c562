#include "event.h"

#include <stdlib.h>

#include "json.h"

static const char *const NAMES[EVENT_FIELDS] = {"type", "tenant_id", "merchant_id", "key", "order_id", "id"};

static bool read_member(json_scan *scan, event *read) {
    text name, value;
    if (!json_string(scan, &name) || !json_token(scan, ':') || !json_scalar_or_skip(scan, &value)) {
        return false;
    }
    for (int field = 0; field < EVENT_FIELDS; field++) {
        if (text_is(name, NAMES[field])) {
            read->fields[field] = value;
        }
    }
    return true;
}

static bool read_object(json_scan *scan, event *read) {
    if (!json_token(scan, '{')) {
        return false;
    }
    if (!json_token(scan, '}')) {
        do {
            if (!read_member(scan, read)) {
                return false;
            }
        } while (json_token(scan, ','));
        if (!json_token(scan, '}')) {
            return false;
        }
    }
    return json_at_end(scan);
}

event_reading event_read(text json, event *read) {
    *read = (event){0};
    /* What is unescaped is never longer than what was escaped, so all of it finds room. */
    read->memory = malloc(json.length + 1);
    if (read->memory == NULL) {
        return EVENT_NO_MEMORY;
    }
    json_scan scan = json_begin(json, read->memory);
    if (!read_object(&scan, read)) {
        event_free(read);
        return EVENT_NO_OBJECT;
    }
    return EVENT_READ;
}

void event_free(event *read) {
    free(read->memory);
    read->memory = NULL;
}

text event_tenant(const event *read) {
    text tenant = read->fields[EVENT_TENANT_ID];
    return tenant.length > 0 ? tenant : read->fields[EVENT_MERCHANT_ID];
}

text event_about(const event *read) {
    for (int field = EVENT_KEY; field < EVENT_ID; field++) {
        if (read->fields[field].length > 0) {
            return read->fields[field];
        }
    }
    return read->fields[EVENT_ID];
}
