/* What is kept for one database connection, and how it learns that its transaction has ended. */
#ifndef TAR_SESSION_H
#define TAR_SESSION_H

#include <stdbool.h>

#include "sqlite.h"

enum { TRACE_LENGTH = 55 };

typedef struct session {
    sqlite3 *db;
    int holders;
    /* Whether its table is connected: from the first use to the close of the connection, before which it is told. */
    bool connected;
    /* The prepared insert of an event. Kept only while connected, so that it never keeps a connection from closing. */
    sqlite3_stmt *insert;
    /* How many posts are under way: more than one while a trigger of the outbox posts. */
    int depth;
    /* Whether the open transaction tells us when it ends. */
    bool joined;
    /* Whether the open transaction has put something into the outbox. */
    bool posted;
    /* A W3C traceparent, terminated; empty without one. */
    char trace[TRACE_LENGTH + 1];
} session;

/* NULL without memory. Freed with its last holder. */
session *session_open(sqlite3 *db);
void session_hold(session *held);
void session_release(void *held);

/* Adds the table by which a session takes part in transactions. Holds the session. */
int session_watch(session *watched);

/* From now to the end of the open transaction (or of this statement, where none is open) the session takes part. */
int session_join(session *joining);

#endif
