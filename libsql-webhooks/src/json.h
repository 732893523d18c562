/* Walks over JSON text (RFC 8259, strictly) from left to right without building anything. */
#ifndef TAR_JSON_H
#define TAR_JSON_H

#include "text.h"

typedef struct json_scan {
    const char *at;
    const char *end;
    char *room;
} json_scan;

/* `room` takes what strings hold without their escapes; it must be as long as the text. */
json_scan json_begin(text json, char *room);

/* Each skips white space first, moves behind what it found, and answers false where something else stands. */
bool json_token(json_scan *scan, char token);
bool json_string(json_scan *scan, text *value);
bool json_at_end(json_scan *scan);

/* Any value: a string or a number is told, of anything else only that it was valid (`value` is empty then). */
bool json_scalar_or_skip(json_scan *scan, text *value);

#endif
