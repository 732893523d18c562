/* Standard Webhooks signatures, with the key of the door `/events/libsql`. */
#ifndef TAR_SIGNATURE_H
#define TAR_SIGNATURE_H

#include "text.h"

enum { KEY_BYTES = 32, SIGNATURE_ROOM = 48 };

typedef struct signing_key {
    unsigned char bytes[KEY_BYTES];
} signing_key;

typedef enum secret_problem { SECRET_USABLE, SECRET_MISSING, SECRET_SHORT, SECRET_NO_BASE64 } secret_problem;

/*
 * Secrets parted by white space, each plain text or `whsec_<base64>`: all must be usable, and the key of the door is
 * derived from the first, as HMAC-SHA256(secret, "libsql").
 */
secret_problem signing_key_read(text secrets, signing_key *key);

/* `v1,<base64>` over `id.seconds.body`, terminated. */
bool sign(const signing_key *key, const char *id, long long seconds, const char *body, char to[SIGNATURE_ROOM]);

#endif
