package com.tarcommerce.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.outbound.delivery.Limits.Rate;
import org.junit.jupiter.api.Test;

class TokenBucketTests {
    private static final double SECOND = 1e9;
    private static final long NOON = 1_800_000_000_000_000_000L;
    private static final int BURST = 6;

    /** A platform that reckons exactly finds out in the end: of 300 a second each would come a third of a nanosecond early. */
    @Test
    void aMillionAreNotOneTooManyThoughNoWholeNumberOfNanosecondsIsBetweenTwo() {
        assertThat(perSecond(new TokenBucket(new Rate(300, BURST)))).isLessThanOrEqualTo(300).isGreaterThan(299.999);
        assertThat(perSecond(new TokenBucket(new Rate(30, BURST)))).isLessThanOrEqualTo(30).isGreaterThan(29.9999);
    }

    @Test
    void theSharesOfTwoReplicasAreNoMoreThanTheWhole() {
        var most = perSecond(new TokenBucket(new Rate(300, BURST), () -> 136 / 271.0))
                + perSecond(new TokenBucket(new Rate(300, BURST), () -> 135 / 271.0));

        assertThat(most).isLessThanOrEqualTo(300).isGreaterThan(299.999);
    }

    /** After its burst. */
    private static double perSecond(TokenBucket bucket) {
        var now = NOON;
        for (var no = 0; no < BURST; no++) {
            bucket.take(now);
        }
        now = Math.max(now, bucket.freeAt());
        var first = now;
        var count = 1_000_000;
        for (var no = 0; no < count; no++) {
            bucket.take(now);
            now = bucket.freeAt();
        }
        return count / ((now - first) / SECOND);
    }
}
