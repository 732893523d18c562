package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.shop.Admission.Admitted;
import com.tarcommerce.gateway.shop.Admission.Exceeded;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * So many in a time for each key, refilled evenly, kept in memory. The key that was used longest ago is forgotten when
 * there are too many: it has most likely been refilled.
 */
public final class TokenBuckets {
    private final int capacity;
    private final double perNano;
    private final int mostKeys;
    private final InstantSource clock;
    private final SequencedMap<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    public TokenBuckets(int capacity, Duration refilledIn, int mostKeys, InstantSource clock) {
        this.capacity = capacity;
        this.perNano = (double) capacity / refilledIn.toNanos();
        this.mostKeys = mostKeys;
        this.clock = clock;
    }

    public synchronized Admission take(String key) {
        var now = clock.instant();
        var bucket = buckets.computeIfAbsent(key, _ -> new Bucket(now));
        if (buckets.size() > mostKeys) {
            buckets.pollFirstEntry();
        }
        return bucket.take(now);
    }

    private final class Bucket {
        private double tokens = capacity;
        private Instant filledAt;
        private boolean told;

        Bucket(Instant now) {
            filledAt = now;
        }

        Admission take(Instant now) {
            refill(now);
            if (tokens >= 1) {
                tokens -= 1;
                return new Admitted();
            }
            var first = !told;
            told = true;
            return new Exceeded(first, Duration.ofNanos((long) Math.ceil((1 - tokens) / perNano)));
        }

        /** Being told holds until the bucket is full again: a steady flood gets one answer, not one for each drop. */
        private void refill(Instant now) {
            var elapsed = Math.max(0, Duration.between(filledAt, now).toNanos());
            tokens = Math.min(capacity, tokens + elapsed * perNano);
            filledAt = now;
            told &= tokens < capacity;
        }
    }
}
