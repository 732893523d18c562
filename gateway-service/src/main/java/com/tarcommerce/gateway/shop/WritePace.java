package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.shop.Admission.Exceeded;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Keeps a program from writing into rooms faster than people do, for there is no platform before them that would: asked
 * before anything is kept, counted on this gateway. {@link Limits} are asked later, and answer people in words.
 */
@Component
public class WritePace {
    private static final int PICTURES_AN_HOUR = 20;

    private final TokenBuckets writers;
    private final TokenBuckets pictures;

    WritePace(LimitSettings settings, InstantSource clock) {
        writers = new TokenBuckets(settings.roomWritesPerMinute(), Duration.ofMinutes(1), settings.mostKeys(), clock);
        pictures = new TokenBuckets(PICTURES_AN_HOUR, Duration.ofHours(1), settings.mostKeys(), clock);
    }

    /** @throws ProblemException 429 {@code too-fast}, with when to come again */
    public void require(String tenant, String writer) {
        require(writers.take(tenant + "/" + writer), "That is more in a minute than a room takes from one key");
    }

    /**
     * Of a shop, whichever key shows it: a picture takes thousands of times the disk of a text.
     *
     * @throws ProblemException as above
     */
    public void requirePicture(String tenant) {
        require(pictures.take(tenant), "That is more pictures in an hour than Tar takes from one shop");
    }

    private static void require(Admission admission, String what) {
        if (admission instanceof Exceeded exceeded) {
            var refusal = new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "too-fast",
                    what + ": wait a little, and send it again.");
            refusal.getHeaders().set(HttpHeaders.RETRY_AFTER,
                    Long.toString(exceeded.retryAfter().plusMillis(999).toSeconds()));
            throw refusal;
        }
    }
}
