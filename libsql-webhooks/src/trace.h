/* lib_http_trace(traceparent) */
#ifndef TAR_TRACE_H
#define TAR_TRACE_H

#include "session.h"

int trace_register(session *owner);

#endif
