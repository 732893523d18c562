#include "settings.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "replica.h"

static const char DOOR[] = "/events/libsql";
static const char USUAL_FROM[] = "https://alert-worker.tar.workers.dev";

static settings known;
/* What the addresses of `known` point into, besides the environment. */
static char usual_map[sizeof known.bell + sizeof USUAL_FROM];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static size_t count_words(text list) {
    size_t count = 0;
    while (text_next_word(&list).length > 0) {
        count++;
    }
    return count;
}

static bool complain(const char *variable, text word, const char *what) {
    snprintf(known.address_problem, sizeof known.address_problem, "%s holds '%.*s', which is no %s", variable,
             (int)(word.length > 200 ? 200 : word.length), word.start, what);
    return false;
}

/* An address may hold '=' in its query, on either side: the pair parts where an address begins. */
static bool split_pair(text pair, text *from, text *to) {
    for (size_t i = 0; i < pair.length; i++) {
        text rest = {pair.start + i, pair.length - i};
        if ((rest.length > 8 && memcmp(rest.start, "=https://", 9) == 0) ||
            (rest.length > 7 && memcmp(rest.start, "=http://", 8) == 0)) {
            *from = (text){pair.start, i};
            *to = (text){rest.start + 1, rest.length - 1};
            return true;
        }
    }
    return false;
}

static bool read_mapping(text pair, mapping *read) {
    text from, to;
    address target;
    if (!split_pair(pair, &from, &to)) {
        return complain("TAR_WEBHOOK_MAP", pair, "pair from=to of two addresses");
    }
    if (!address_read(from, &read->from) || !address_read(to, &target)) {
        return complain("TAR_WEBHOOK_MAP", pair, "pair of plain http or https addresses");
    }
    read->ours = text_is(target.path, DOOR);
    return true;
}

static bool read_mappings(text list) {
    known.mappings = calloc(count_words(list) + 1, sizeof *known.mappings);
    text pair;
    while (known.mappings != NULL && (pair = text_next_word(&list)).length > 0) {
        if (!read_mapping(pair, &known.mappings[known.mapping_count++])) {
            return false;
        }
    }
    return known.mappings != NULL;
}

static bool read_allowed(text list) {
    known.allowed = calloc(count_words(list) + 1, sizeof *known.allowed);
    text word;
    while (known.allowed != NULL && (word = text_next_word(&list)).length > 0) {
        if (!address_read(word, &known.allowed[known.allowed_count++])) {
            return complain("TAR_WEBHOOK_ALLOW", word, "plain http or https address");
        }
    }
    return known.allowed != NULL;
}

static void read_bell(void) {
    char at_port[64];
    text port = text_from_environment("TAR_GATEWAY_PORT");
    snprintf(at_port, sizeof at_port, "http://127.0.0.1:%.5s", port.length > 0 ? port.start : "8080");
    text all = text_from_environment("TAR_GATEWAY_URL");
    text url = text_next_word(&all);
    bool from_port = url.length == 0;
    if (from_port) {
        url = text_of(at_port);
    }
    if (url.start[url.length - 1] == '/') {
        url.length--;
    }
    address read;
    int written = snprintf(known.bell, sizeof known.bell, "%.*s%s", (int)url.length, url.start, DOOR);
    if (written < 0 || (size_t)written >= sizeof known.bell || !address_read(text_of(known.bell), &read)) {
        known.bell[0] = '\0';
        snprintf(known.ring_problem, sizeof known.ring_problem, "%s", from_port ? "TAR_GATEWAY_PORT is no port" : "TAR_GATEWAY_URL is no plain http or https address");
    }
}

static void read_secret(void) {
    static const char *const problems[] = {
        [SECRET_MISSING] = "TAR_WEBHOOK_SECRET is not set: give it the gateway's",
        [SECRET_SHORT] = "TAR_WEBHOOK_SECRET is shorter than 16 bytes: give it the gateway's",
        [SECRET_NO_BASE64] = "TAR_WEBHOOK_SECRET begins with whsec_ but is no base64 after it",
    };
    secret_problem problem = signing_key_read(text_from_environment("TAR_WEBHOOK_SECRET"), &known.key);
    if (problem != SECRET_USABLE && known.ring_problem[0] == '\0') {
        snprintf(known.ring_problem, sizeof known.ring_problem, "%s", problems[problem]);
    }
}

static void read_all(void) {
    known.replica = is_replica();
    read_bell();
    read_secret();
    text map = text_from_environment("TAR_WEBHOOK_MAP");
    if (count_words(map) == 0) {
        const char *to = known.bell[0] != '\0' ? known.bell : "http://127.0.0.1/events/libsql";
        snprintf(usual_map, sizeof usual_map, "%s=%s", USUAL_FROM, to);
        map = text_of(usual_map);
    }
    if ((!read_mappings(map) || !read_allowed(text_from_environment("TAR_WEBHOOK_ALLOW"))) &&
        known.address_problem[0] == '\0') {
        snprintf(known.address_problem, sizeof known.address_problem, "no memory for the settings");
    }
    if (known.ring_problem[0] != '\0') {
        fprintf(stderr, "lib_http_post: nobody is rung after a commit: %s\n", known.ring_problem);
    }
}

const settings *settings_get(void) {
    pthread_once(&once, read_all);
    return &known;
}

destination settings_destination(const settings *given, text url) {
    address read;
    if (given->replica) {
        return ON_A_REPLICA;
    }
    if (text_is(url, "tar:events") || text_is(url, "tar:carts")) {
        return TO_GATEWAY;
    }
    if (!address_read(url, &read)) {
        return NO_ADDRESS;
    }
    if (given->address_problem[0] != '\0') {
        return UNREADABLE_SETTING;
    }
    for (size_t i = 0; i < given->mapping_count; i++) {
        if (address_covers(&given->mappings[i].from, &read)) {
            return given->mappings[i].ours ? TO_GATEWAY : TO_FOREIGN;
        }
    }
    for (size_t i = 0; i < given->allowed_count; i++) {
        if (address_covers(&given->allowed[i], &read)) {
            return TO_FOREIGN;
        }
    }
    return NOT_ALLOWED;
}
