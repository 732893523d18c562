/* The functions of whichever SQLite has loaded the extension; every file but extension.c shares its table of them. */
#ifndef TAR_SQLITE_H
#define TAR_SQLITE_H

#include <sqlite3ext.h>

SQLITE_EXTENSION_INIT3

#endif
