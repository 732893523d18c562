/* lib_http_post(url, json) */
#ifndef TAR_POST_H
#define TAR_POST_H

#include "session.h"

int post_register(session *owner);

#endif
