#include "random_id.h"

#include <stdio.h>
#include <string.h>
#include <sys/random.h>

bool random_id(const char *prefix, char to[RANDOM_ID_ROOM]) {
    unsigned char bits[16];
    if (getrandom(bits, sizeof bits, 0) != sizeof bits) {
        return false;
    }
    int at = snprintf(to, RANDOM_ID_ROOM, "%.7s", prefix);
    for (size_t i = 0; i < sizeof bits; i++) {
        at += snprintf(to + at, RANDOM_ID_ROOM - (size_t)at, "%02x", bits[i]);
    }
    return true;
}
