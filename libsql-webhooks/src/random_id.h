/* Names that never repeat. */
#ifndef TAR_RANDOM_ID_H
#define TAR_RANDOM_ID_H

#include <stdbool.h>

enum { RANDOM_ID_ROOM = 40 };

/* A prefix of at most 7 characters and 128 random bits in hex: `msg_0f3a…`, terminated. False if the system has none. */
bool random_id(const char *prefix, char to[RANDOM_ID_ROOM]);

#endif
