/* What the process has done since it started, for operators. */
#ifndef TAR_COUNTERS_H
#define TAR_COUNTERS_H

#include <stdatomic.h>

typedef struct counters {
    atomic_llong kept;      /* rows put into an outbox, rolled back or not */
    atomic_llong refused;   /* calls that were SQL errors */
    atomic_llong commits;   /* transactions that kept something and committed */
    atomic_llong rings;     /* posts to the gateway that were tried */
    atomic_llong heard;     /* of these, answered with a 2xx */
    atomic_llong unheard;   /* of these, answered otherwise or not at all */
    atomic_llong last_ring_micros;
} counters;

extern counters counted;

#endif
