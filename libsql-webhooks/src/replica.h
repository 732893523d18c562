/* Whether this process is a replica of another sqld. */
#ifndef TAR_REPLICA_H
#define TAR_REPLICA_H

#include <stdbool.h>

/* As its command line or environment says (`--primary-grpc-url`, `SQLD_PRIMARY_GRPC_URL`); elsewhere false. */
bool is_replica(void);

#endif
