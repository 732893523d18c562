/* What a trigger posted: a JSON object (RFC 8259), of which only what decides its queue and its lane is looked at. */
#ifndef TAR_EVENT_H
#define TAR_EVENT_H

#include "text.h"

typedef enum event_field {
    EVENT_TYPE,
    EVENT_TENANT_ID,
    EVENT_MERCHANT_ID,
    EVENT_KEY,
    EVENT_ORDER_ID,
    EVENT_ID,
    EVENT_FIELDS
} event_field;

/* Strings without their escapes, numbers as written, anything else empty. Of a name that comes twice, the last counts. */
typedef struct event {
    text fields[EVENT_FIELDS];
    char *memory;
} event;

typedef enum event_reading { EVENT_READ, EVENT_NO_OBJECT, EVENT_NO_MEMORY } event_reading;

/* Only after EVENT_READ is there something to free. */
event_reading event_read(text json, event *read);
void event_free(event *read);

/* The shop that it is about: `tenant_id`, else `merchant_id`, else empty. */
text event_tenant(const event *read);
/* What of the shop it is about: the first of `key`, `order_id` and `id`, else empty. */
text event_about(const event *read);

#endif
