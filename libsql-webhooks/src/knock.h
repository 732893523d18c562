/* lib_http_ring() */
#ifndef TAR_KNOCK_H
#define TAR_KNOCK_H

#include "sqlite.h"

int knock_register(sqlite3 *db);

#endif
