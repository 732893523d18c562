#include "address.h"

#include <arpa/inet.h>
#include <limits.h>
#include <string.h>
#include <strings.h>

#include "utf8.h"

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool take_scheme(text *rest, bool *https) {
    static const char *const schemes[] = {"http://", "https://"};
    for (int i = 0; i < 2; i++) {
        size_t length = strlen(schemes[i]);
        if (rest->length >= length && strncasecmp(rest->start, schemes[i], length) == 0) {
            *https = i == 1;
            rest->start += length;
            rest->length -= length;
            return true;
        }
    }
    return false;
}

/* What stands before the first of the characters that end it. */
static text take_until(text *rest, const char *ends) {
    text taken = {rest->start, 0};
    while (rest->length > 0 && (*rest->start == '\0' || strchr(ends, *rest->start) == NULL)) {
        rest->start++;
        rest->length--;
        taken.length++;
    }
    return taken;
}

static bool is_ip(int family, text host) {
    char name[INET6_ADDRSTRLEN];
    unsigned char parsed[16];
    if (host.length >= sizeof name) {
        return false;
    }
    memcpy(name, host.start, host.length);
    name[host.length] = '\0';
    return inet_pton(family, name, parsed) == 1;
}

/* Labels of letters, digits and inner hyphens; the last begins with a letter, and a dot may follow it. */
static bool is_name(text host) {
    text rest = host;
    text label;
    do {
        label = take_until(&rest, ".");
        if (label.length == 0 || label.start[0] == '-' || label.start[label.length - 1] == '-') {
            return false;
        }
        for (size_t i = 0; i < label.length; i++) {
            if (!is_letter(label.start[i]) && !is_digit(label.start[i]) && label.start[i] != '-') {
                return false;
            }
        }
        if (rest.length > 0) {
            rest.start++;
            rest.length--;
        }
    } while (rest.length > 0);
    return is_letter(label.start[0]);
}

static bool read_port(text digits, bool https, long *port) {
    if (digits.length == 0) {
        *port = https ? 443 : 80;
        return true;
    }
    *port = 0;
    for (size_t i = 0; i < digits.length; i++) {
        if (!is_digit(digits.start[i]) || *port > (INT_MAX - 9) / 10) {
            return false;
        }
        *port = *port * 10 + (digits.start[i] - '0');
    }
    return true;
}

static bool read_authority(text authority, address *read) {
    text rest = authority;
    bool bracketed = rest.length > 0 && *rest.start == '[';
    read->host = take_until(&rest, bracketed ? "]" : ":");
    if (bracketed) {
        text inner = {read->host.start + 1, read->host.length - 1};
        if (rest.length == 0 || !is_ip(AF_INET6, inner)) {
            return false;
        }
        rest.start++;
        rest.length--;
    } else if (!is_name(read->host) && !is_ip(AF_INET, read->host)) {
        return false;
    }
    if (rest.length > 0) {
        if (*rest.start != ':') {
            return false;
        }
        rest.start++;
        rest.length--;
    }
    return read_port(rest, read->https, &read->port);
}

static bool is_space_or_control(uint32_t c) {
    return c <= 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

/* How many bytes of a legal character stand here: one of its own, an escape, or one beyond ASCII. */
static size_t legal(text rest, const char *punctuation) {
    char c = *rest.start;
    uint32_t code_point;
    if (c == '%') {
        return rest.length >= 3 && is_hex(rest.start[1]) && is_hex(rest.start[2]) ? 3 : 0;
    }
    if ((unsigned char)c < 0x80) {
        return c != '\0' && (is_letter(c) || is_digit(c) || strchr(punctuation, c) != NULL) ? 1 : 0;
    }
    size_t length = utf8_read(rest.start, rest.length, &code_point);
    return length > 0 && !is_space_or_control(code_point) ? length : 0;
}

static bool all_legal(text part, const char *punctuation) {
    while (part.length > 0) {
        size_t length = legal(part, punctuation);
        if (length == 0) {
            return false;
        }
        part.start += length;
        part.length -= length;
    }
    return true;
}

static bool hides_a_separator(text path) {
    for (size_t i = 0; i + 2 < path.length; i++) {
        const char *at = path.start + i;
        if (strncasecmp(at, "%2e", 3) == 0 || strncasecmp(at, "%2f", 3) == 0 || strncasecmp(at, "%5c", 3) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_ambiguous(text path) {
    text rest = path;
    while (rest.length > 0) {
        rest.start++;
        rest.length--;
        text segment = take_until(&rest, "/");
        if (text_is(segment, ".") || text_is(segment, "..") || (segment.length == 0 && rest.length > 0)) {
            return true;
        }
    }
    return hides_a_separator(path);
}

bool address_read(text from, address *read) {
    text rest = from;
    *read = (address){0};
    if (!take_scheme(&rest, &read->https) || !read_authority(take_until(&rest, "/?#"), read)) {
        return false;
    }
    read->path = take_until(&rest, "?#");
    if (!all_legal(read->path, "-_.!~*'();/:@&=+$,") || is_ambiguous(read->path)) {
        return false;
    }
    if (rest.length > 0) {
        text query = {rest.start + 1, rest.length - 1};
        return *rest.start == '?' && all_legal(query, "-_.!~*'();/?:@&=+$,[]");
    }
    return true;
}

bool address_covers(const address *rule, const address *given) {
    text base = rule->path;
    if (base.length > 0 && base.start[base.length - 1] == '/') {
        base.length--;
    }
    text begin = {given->path.start, base.length};
    return rule->https == given->https && rule->port == given->port &&
           text_same_ignoring_case(rule->host, given->host) && given->path.length >= base.length &&
           text_same(begin, base) && (given->path.length == base.length || given->path.start[base.length] == '/');
}
