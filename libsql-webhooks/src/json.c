#include "json.h"

#include <string.h>

#include "utf8.h"

/* As deep as the gateway's own reader goes. */
enum { DEEPEST = 500 };

static bool skip_value(json_scan *scan, text *value, int depth);

json_scan json_begin(text json, char *room) {
    return (json_scan){json.start, json.start + json.length, room};
}

static void skip_space(json_scan *scan) {
    while (scan->at < scan->end && (*scan->at == ' ' || *scan->at == '\t' || *scan->at == '\n' || *scan->at == '\r')) {
        scan->at++;
    }
}

static bool take(json_scan *scan, char expected) {
    if (scan->at < scan->end && *scan->at == expected) {
        scan->at++;
        return true;
    }
    return false;
}

bool json_token(json_scan *scan, char token) {
    skip_space(scan);
    return take(scan, token);
}

bool json_at_end(json_scan *scan) {
    skip_space(scan);
    return scan->at == scan->end;
}

static bool take_hex4(json_scan *scan, uint32_t *value) {
    if (scan->end - scan->at < 4) {
        return false;
    }
    *value = 0;
    for (int i = 0; i < 4; i++) {
        char c = *scan->at++;
        uint32_t digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : 16;
        if (digit == 16) {
            return false;
        }
        *value = *value << 4 | digit;
    }
    return true;
}

/* Behind the 'u' of an escape. Half a surrogate pair is no character; it is told as '?'. */
static bool take_unicode_escape(json_scan *scan) {
    uint32_t unit, low;
    if (!take_hex4(scan, &unit)) {
        return false;
    }
    if (unit >= 0xD800 && unit < 0xDC00 && scan->end - scan->at >= 6 && scan->at[0] == '\\' && scan->at[1] == 'u') {
        json_scan ahead = *scan;
        ahead.at += 2;
        if (!take_hex4(&ahead, &low)) {
            return false;
        }
        if (low >= 0xDC00 && low < 0xE000) {
            scan->at = ahead.at;
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    scan->room += utf8_write(unit, scan->room);
    return true;
}

static bool take_escape(json_scan *scan) {
    static const char letters[] = "\"\\/bfnrt";
    static const char meant[] = "\"\\/\b\f\n\r\t";
    if (scan->at == scan->end) {
        return false;
    }
    char letter = *scan->at++;
    if (letter == 'u') {
        return take_unicode_escape(scan);
    }
    const char *found = letter == '\0' ? NULL : strchr(letters, letter);
    if (found == NULL) {
        return false;
    }
    *scan->room++ = meant[found - letters];
    return true;
}

static bool take_character(json_scan *scan) {
    uint32_t code_point;
    size_t length = utf8_read(scan->at, (size_t)(scan->end - scan->at), &code_point);
    if (length == 0 || code_point < 0x20) {
        return false;
    }
    memcpy(scan->room, scan->at, length);
    scan->room += length;
    scan->at += length;
    return true;
}

bool json_string(json_scan *scan, text *value) {
    skip_space(scan);
    value->start = scan->room;
    if (!take(scan, '"')) {
        return false;
    }
    while (!take(scan, '"')) {
        if (!(take(scan, '\\') ? take_escape(scan) : take_character(scan))) {
            return false;
        }
    }
    value->length = (size_t)(scan->room - value->start);
    return true;
}

static bool skip_digits(json_scan *scan) {
    const char *first = scan->at;
    while (scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9') {
        scan->at++;
    }
    return scan->at > first;
}

static bool take_number(json_scan *scan, text *value) {
    value->start = scan->at;
    take(scan, '-');
    if (!take(scan, '0') && !skip_digits(scan)) {
        return false;
    }
    if (take(scan, '.') && !skip_digits(scan)) {
        return false;
    }
    if (take(scan, 'e') || take(scan, 'E')) {
        if (!take(scan, '+')) {
            take(scan, '-');
        }
        if (!skip_digits(scan)) {
            return false;
        }
    }
    value->length = (size_t)(scan->at - value->start);
    if (text_is(*value, "-0")) {
        *value = text_of("0");
    }
    return true;
}

static bool skip_word(json_scan *scan, const char *word) {
    size_t length = strlen(word);
    if ((size_t)(scan->end - scan->at) < length || memcmp(scan->at, word, length) != 0) {
        return false;
    }
    scan->at += length;
    return true;
}

/* Behind the opening bracket. */
static bool skip_members(json_scan *scan, char closing, int depth) {
    text ignored;
    if (json_token(scan, closing)) {
        return true;
    }
    do {
        if (closing == '}' && !(json_string(scan, &ignored) && json_token(scan, ':'))) {
            return false;
        }
        if (!skip_value(scan, &ignored, depth)) {
            return false;
        }
    } while (json_token(scan, ','));
    return json_token(scan, closing);
}

static bool skip_value(json_scan *scan, text *value, int depth) {
    *value = (text){0};
    skip_space(scan);
    if (scan->at == scan->end) {
        return false;
    }
    switch (*scan->at) {
        case '"': return json_string(scan, value);
        case '{': scan->at++; return depth < DEEPEST && skip_members(scan, '}', depth + 1);
        case '[': scan->at++; return depth < DEEPEST && skip_members(scan, ']', depth + 1);
        case 't': return skip_word(scan, "true");
        case 'f': return skip_word(scan, "false");
        case 'n': return skip_word(scan, "null");
        default: return take_number(scan, value);
    }
}

bool json_scalar_or_skip(json_scan *scan, text *value) {
    return skip_value(scan, value, 1);
}
