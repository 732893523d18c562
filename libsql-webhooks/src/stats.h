/* lib_http_stats() */
#ifndef TAR_STATS_H
#define TAR_STATS_H

#include "sqlite.h"

int stats_register(sqlite3 *db);

#endif
