/* Addresses that settings and triggers name, and whether one of them covers another. */
#ifndef TAR_ADDRESS_H
#define TAR_ADDRESS_H

#include "text.h"

/* Points into the text it was read from. */
typedef struct address {
    bool https;
    text host;
    long port;
    text path;
} address;

/*
 * False for what is no plain http or https address, or could be read in two ways: user info, a fragment, dot segments,
 * an empty segment, an escaped dot, slash or backslash, a character that RFC 2396 does not know.
 */
bool address_read(text from, address *read);

/* Scheme, host and port are the same, and the path begins with the same whole segments. */
bool address_covers(const address *rule, const address *given);

#endif
