#include "bell_call.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "counters.h"
#include "random_id.h"

static const char BODY[] = "{\"type\":\"outbox.rung\"}";
enum { CONNECT_MS = 2000, WHOLE_CALL_MS = 3000, LONGEST_ANSWER = 64 * 1024 };

struct bell_call {
    const settings *known;
    CURLM *multi;
    CURL *easy;
    size_t answered;
};

static atomic_bool aborted;
static pthread_mutex_t wakeable_lock = PTHREAD_MUTEX_INITIALIZER;
static CURLM *wakeable;

static void set_wakeable(CURLM *multi) {
    pthread_mutex_lock(&wakeable_lock);
    wakeable = multi;
    pthread_mutex_unlock(&wakeable_lock);
}

/* Nobody reads what the gateway says besides its status; what goes on and on is cut off. */
static size_t discard(char *data, size_t size, size_t count, void *given) {
    (void)data;
    bell_call *call = given;
    call->answered += size * count;
    return call->answered > LONGEST_ANSWER ? 0 : size * count;
}

static void prepare(bell_call *call) {
    CURL *easy = call->easy;
    curl_easy_setopt(easy, CURLOPT_URL, call->known->bell);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, BODY);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, (long)strlen(BODY));
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)CONNECT_MS);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)WHOLE_CALL_MS);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "lib_http_post");
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, discard);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, call);
    const char *certificates = getenv("SSL_CERT_FILE");
    if (certificates != NULL && certificates[0] != '\0') {
        curl_easy_setopt(easy, CURLOPT_CAINFO, certificates);
    }
}

bell_call *bell_call_open(const settings *known) {
    bell_call *call = calloc(1, sizeof *call);
    if (call == NULL) {
        return NULL;
    }
    call->known = known;
    call->multi = curl_multi_init();
    call->easy = curl_easy_init();
    if (call->multi == NULL || call->easy == NULL) {
        bell_call_close(call);
        return NULL;
    }
    prepare(call);
    set_wakeable(call->multi);
    return call;
}

void bell_call_close(bell_call *call) {
    if (call != NULL) {
        set_wakeable(NULL);
        curl_easy_cleanup(call->easy);
        curl_multi_cleanup(call->multi);
        free(call);
    }
}

void bell_call_abort_all(void) {
    atomic_store(&aborted, true);
    pthread_mutex_lock(&wakeable_lock);
    if (wakeable != NULL) {
        curl_multi_wakeup(wakeable);
    }
    pthread_mutex_unlock(&wakeable_lock);
}

static struct curl_slist *add_header(struct curl_slist *headers, const char *name, const char *value) {
    char line[160];
    snprintf(line, sizeof line, "%s: %s", name, value);
    struct curl_slist *longer = headers == NULL ? NULL : curl_slist_append(headers, line);
    if (longer == NULL) {
        curl_slist_free_all(headers);
    }
    return longer;
}

static struct curl_slist *signed_headers(const signing_key *key) {
    char id[RANDOM_ID_ROOM], seconds[24], signature[SIGNATURE_ROOM];
    time_t now = time(NULL);
    if (!random_id("ring_", id) || !sign(key, id, now, BODY, signature)) {
        return NULL;
    }
    snprintf(seconds, sizeof seconds, "%lld", (long long)now);
    struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/json");
    headers = add_header(headers, "webhook-id", id);
    headers = add_header(headers, "webhook-timestamp", seconds);
    return add_header(headers, "webhook-signature", signature);
}

static CURLcode transfer(bell_call *call) {
    int running = 1, left;
    curl_multi_add_handle(call->multi, call->easy);
    while (running > 0 && !atomic_load(&aborted) && curl_multi_perform(call->multi, &running) == CURLM_OK) {
        if (running > 0) {
            curl_multi_poll(call->multi, NULL, 0, WHOLE_CALL_MS, NULL);
        }
    }
    CURLMsg *message = curl_multi_info_read(call->multi, &left);
    CURLcode result = message == NULL ? CURLE_ABORTED_BY_CALLBACK : message->data.result;
    curl_multi_remove_handle(call->multi, call->easy);
    return result;
}

static bool judge(bell_call *call, CURLcode result, char trouble[TROUBLE_ROOM]) {
    long status = 0;
    curl_easy_getinfo(call->easy, CURLINFO_RESPONSE_CODE, &status);
    if (status / 100 == 2) {
        trouble[0] = '\0';
        return true;
    }
    if (status == 0) {
        snprintf(trouble, TROUBLE_ROOM, "no answer from %.300s: %s", call->known->bell, curl_easy_strerror(result));
    } else {
        snprintf(trouble, TROUBLE_ROOM, "%.300s answered %ld%s", call->known->bell, status,
                 status == 401 ? ": it has another TAR_WEBHOOK_SECRET" : "");
    }
    return false;
}

bool bell_call_make(bell_call *call, char trouble[TROUBLE_ROOM]) {
    struct curl_slist *headers = signed_headers(&call->known->key);
    if (headers == NULL) {
        snprintf(trouble, TROUBLE_ROOM, "the call could not be signed");
        return false;
    }
    call->answered = 0;
    curl_easy_setopt(call->easy, CURLOPT_HTTPHEADER, headers);
    atomic_fetch_add(&counted.rings, 1);
    CURLcode result = transfer(call);
    curl_off_t micros = 0;
    curl_easy_getinfo(call->easy, CURLINFO_TOTAL_TIME_T, &micros);
    atomic_store(&counted.last_ring_micros, (long long)micros);
    bool heard = judge(call, result, trouble);
    atomic_fetch_add(heard ? &counted.heard : &counted.unheard, 1);
    curl_easy_setopt(call->easy, CURLOPT_HTTPHEADER, NULL);
    curl_slist_free_all(headers);
    return heard;
}
