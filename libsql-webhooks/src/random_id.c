#include "random_id.h"

#include <stdio.h>
#include <sys/random.h>

bool random_id(const char *prefix, char to[RANDOM_ID_ROOM]) {
    unsigned char bits[16];
    if (getrandom(bits, sizeof bits, 0) != sizeof bits) {
        return false;
    }
    static const char digits[] = "0123456789abcdef";
    char *at = to + snprintf(to, RANDOM_ID_ROOM, "%.7s", prefix);
    for (size_t i = 0; i < sizeof bits; i++) {
        *at++ = digits[bits[i] >> 4];
        *at++ = digits[bits[i] & 15];
    }
    *at = '\0';
    return true;
}
