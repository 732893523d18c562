#include "text.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

text text_of(const char *terminated) {
    return (text){terminated, strlen(terminated)};
}

bool text_is(text given, const char *expected) {
    return text_same(given, text_of(expected));
}

bool text_same(text a, text b) {
    return a.length == b.length && (a.length == 0 || memcmp(a.start, b.start, a.length) == 0);
}

bool text_same_ignoring_case(text a, text b) {
    return a.length == b.length && (a.length == 0 || strncasecmp(a.start, b.start, a.length) == 0);
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

text text_next_word(text *rest) {
    while (rest->length > 0 && is_space(*rest->start)) {
        rest->start++;
        rest->length--;
    }
    text word = {rest->start, 0};
    while (rest->length > 0 && !is_space(*rest->start)) {
        rest->start++;
        rest->length--;
        word.length++;
    }
    return word;
}

text text_from_environment(const char *variable) {
    const char *value = getenv(variable);
    return text_of(value == NULL ? "" : value);
}
