package com.tarcommerce.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.outbound.delivery.Limits.Rate;
import com.tarcommerce.testsupport.NoSecondTry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoSecondTry.class)
class ChatRateTests {
    private static final long SECOND = 1_000_000_000;
    private static final long NOON = 1_800_000_000 * SECOND;

    @Test
    void pausesAreUnevenButNeverShorterThanTheRate() {
        var rate = new ChatRate(new Rate(0.5, 1, 0.5, false));
        var pauses = new HashSet<Long>();
        var now = NOON;
        for (var i = 0; i < 500; i++) {
            rate.begin(now);
            rate.end(true, now);
            pauses.add(rate.freeAt(now) - now);
            now = rate.freeAt(now);
        }

        assertThat(pauses).hasSizeGreaterThan(400).allMatch(pause -> pause >= 2 * SECOND && pause <= 3 * SECOND);
        assertThat(pauses).anyMatch(pause -> pause < 2.2 * SECOND).anyMatch(pause -> pause > 2.8 * SECOND);
    }

    @Test
    void aBurstIsRepaidInFullBeforeTheNextMessage() {
        var rate = new ChatRate(new Rate(1 / 6.0, 45, 0, true));
        var sentAtOnce = 0;
        while (rate.freeAt(NOON) <= NOON) {
            rate.begin(NOON);
            rate.end(true, NOON);
            sentAtOnce++;
        }

        assertThat(sentAtOnce).isEqualTo(45);
        assertThat(rate.freeAt(NOON + SECOND)).isEqualTo(NOON + 45 * 6 * SECOND);
    }

    @Test
    void twoAtOnceAreRepaidInTwelveSeconds() {
        var rate = new ChatRate(new Rate(1 / 6.0, 45, 0, true));
        send(rate, NOON);
        send(rate, NOON + SECOND);

        assertThat(rate.freeAt(NOON + 2 * SECOND)).as("the burst goes on").isEqualTo(NOON + 2 * SECOND);
        assertThat(rate.freeAt(NOON + 3 * SECOND)).isEqualTo(NOON + 12 * SECOND);
    }

    /** Meta's rule, told apart from how it is kept: 45 in 6 s, then nothing until 6 s a message have passed. */
    @Test
    void howeverLongCallsTakeABurstIsWithinMetasRule() {
        var seed = Long.getLong("tar.seed", System.nanoTime());
        var random = new Random(seed);
        var rate = new ChatRate(new Rate(1 / 6.0, 45, 0, true));
        var counted = new ArrayList<Long>();
        var now = NOON;
        for (var i = 0; i < 3_000; i++) {
            now += random.nextInt(4) == 0 ? random.nextInt(20_000) * 1_000_000L : 0;
            now = Math.max(now, rate.freeAt(now));
            rate.begin(now);
            var took = random.nextInt(1 + random.nextInt(3_000)) * 1_000_000L;
            counted.add(now + (long) (took * random.nextDouble()));
            now += took;
            rate.end(true, now);
        }

        assertRule(counted, "seed " + seed);
    }

    private static void assertRule(List<Long> counted, String seed) {
        var begin = counted.getFirst();
        var inBurst = 0;
        for (var at : counted) {
            if (at - begin >= 6 * SECOND) {
                assertThat(at - begin).as(seed).isGreaterThanOrEqualTo(6 * SECOND * inBurst);
                begin = at;
                inBurst = 0;
            }
            inBurst++;
            assertThat(inBurst).as(seed).isLessThanOrEqualTo(45);
        }
    }

    private static void send(ChatRate rate, long now) {
        assertThat(rate.freeAt(now)).isLessThanOrEqualTo(now);
        rate.begin(now);
        rate.end(true, now);
    }
}
