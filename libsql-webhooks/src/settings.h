/* What the environment says, read once: the names are those of the services. */
#ifndef TAR_SETTINGS_H
#define TAR_SETTINGS_H

#include "address.h"
#include "signature.h"

typedef struct mapping {
    address from;
    bool ours;
} mapping;

typedef struct settings {
    mapping *mappings;
    size_t mapping_count;
    address *allowed;
    size_t allowed_count;
    /* Why no address can be looked up: a setting that can't be read. Empty if all is well. */
    char address_problem[512];
    /* `<TAR_GATEWAY_URL>/events/libsql`. */
    char bell[1024];
    signing_key key;
    /* Why nobody can be rung. Empty if all is well. */
    char ring_problem[512];
    /* A replica of sqld runs what only reads by itself, and would keep a row that its primary never sees. */
    bool replica;
} settings;

/* The same for the whole life of the process. */
const settings *settings_get(void);

typedef enum destination {
    TO_GATEWAY,
    TO_FOREIGN,
    NO_ADDRESS,
    NOT_ALLOWED,
    UNREADABLE_SETTING,
    ON_A_REPLICA
} destination;

destination settings_destination(const settings *known, text url);

#endif
