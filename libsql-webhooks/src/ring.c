#define _GNU_SOURCE /* pthread_timedjoin_np */
#include "ring.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bell_call.h"
#include "counters.h"
#include "settings.h"

enum { FIRST_PAUSE_MS = 50, LONGEST_PAUSE_MS = 1000, LAST_RING_MS = 1000 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_t thread;
static bool running, asked, busy, stopping;
static char trouble[TROUBLE_ROOM];

static struct timespec in_ms(clockid_t clock, long ms) {
    struct timespec at;
    clock_gettime(clock, &at);
    at.tv_sec += ms / 1000;
    at.tv_nsec += ms % 1000 * 1000000;
    if (at.tv_nsec >= 1000000000) {
        at.tv_sec++;
        at.tv_nsec -= 1000000000;
    }
    return at;
}

/* False when it is time to stop. */
static bool wait_until_asked(void) {
    pthread_mutex_lock(&lock);
    busy = false;
    pthread_cond_broadcast(&changed);
    while (!asked && !stopping) {
        pthread_cond_wait(&changed, &lock);
    }
    bool go_on = !stopping;
    busy = go_on;
    asked = false;
    pthread_mutex_unlock(&lock);
    return go_on;
}

/* A gateway that is away is not called as often as others commit. */
static void pause_for(long ms) {
    struct timespec end = in_ms(CLOCK_MONOTONIC, ms);
    pthread_mutex_lock(&lock);
    while (!stopping && pthread_cond_timedwait(&changed, &lock, &end) == 0) {
    }
    pthread_mutex_unlock(&lock);
}

/* Said once when it begins and once when it ends; in between, the counters tell. */
static void remember(const char *now) {
    pthread_mutex_lock(&lock);
    bool was_well = trouble[0] == '\0';
    memcpy(trouble, now, TROUBLE_ROOM);
    pthread_mutex_unlock(&lock);
    if (was_well && now[0] != '\0') {
        fprintf(stderr, "lib_http_post: the gateway was not rung: %s; events wait in the outbox\n", now);
    } else if (!was_well && now[0] == '\0') {
        fprintf(stderr, "lib_http_post: the gateway hears its bell again\n");
    }
}

static void *work(void *unused) {
    long pause = FIRST_PAUSE_MS;
    bell_call *call = bell_call_open(settings_get());
    while (wait_until_asked()) {
        char now[TROUBLE_ROOM] = "no memory to call it";
        bool heard = call != NULL && bell_call_make(call, now);
        remember(now);
        if (heard) {
            pause = FIRST_PAUSE_MS;
        } else {
            pause_for(pause);
            pause = pause * 2 > LONGEST_PAUSE_MS ? LONGEST_PAUSE_MS : pause * 2;
        }
    }
    bell_call_close(call);
    return unused;
}

/* A process that ends right after its commit still rings. */
static void finish(void) {
    struct timespec end = in_ms(CLOCK_MONOTONIC, LAST_RING_MS);
    pthread_mutex_lock(&lock);
    while ((asked || busy) && pthread_cond_timedwait(&changed, &lock, &end) == 0) {
    }
    stopping = true;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
    bell_call_abort_all();
    end = in_ms(CLOCK_REALTIME, LAST_RING_MS);
    pthread_timedjoin_np(thread, NULL, &end);
}

/* The thread takes no signals: they belong to the program that it is a guest of. */
static void start(void) {
    sigset_t all, before;
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&changed, &monotonic);
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    running = pthread_create(&thread, NULL, work, NULL) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (running) {
        pthread_setname_np(thread, "lib_http_post");
        atexit(finish);
    } else {
        static const char failure[TROUBLE_ROOM] = "no thread could be started";
        remember(failure);
    }
}

void ring_soon(void) {
    if (settings_get()->ring_problem[0] != '\0') {
        return;
    }
    pthread_once(&once, start);
    pthread_mutex_lock(&lock);
    asked = running;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

bool ring_pending(void) {
    pthread_mutex_lock(&lock);
    bool pending = asked || busy;
    pthread_mutex_unlock(&lock);
    return pending;
}

void ring_trouble(char *to, size_t room) {
    pthread_mutex_lock(&lock);
    snprintf(to, room, "%s", trouble);
    pthread_mutex_unlock(&lock);
}
