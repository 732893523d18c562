/* Rows of webhook_outbox, the table that the gateway owns. */
#ifndef TAR_OUTBOX_H
#define TAR_OUTBOX_H

#include "random_id.h"
#include "session.h"
#include "text.h"

typedef struct outbox_row {
    char id[RANDOM_ID_ROOM];
    text queue;
    text body;
    text lane;
    /* Terminated; empty without one. */
    const char *trace;
    sqlite3_int64 created_at;
} outbox_row;

/* Adds a row in the open transaction; it is nobody's last inserted row. What went wrong is the connection's error. */
int outbox_add(session *owner, const outbox_row *row);

#endif
