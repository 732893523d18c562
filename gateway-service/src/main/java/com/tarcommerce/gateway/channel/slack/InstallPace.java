package com.tarcommerce.gateway.channel.slack;

import com.tarcommerce.gateway.shop.Admission;
import com.tarcommerce.gateway.shop.Admission.Exceeded;
import com.tarcommerce.gateway.shop.TokenBuckets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * How often each page is asked for from one address: anybody may, and each install that is finished costs a row and a call to
 * Slack. Behind a reverse proxy all come from one, so that who asks for the one page too often keeps nobody from the other.
 * Counted on this gateway.
 */
@Component
class InstallPace {
    static final int MOST = 120;
    private static final Duration IN = Duration.ofMinutes(10);
    private static final int MOST_ADDRESSES = 10_000;

    private final TokenBuckets begun;
    private final TokenBuckets returned;

    InstallPace(InstantSource clock) {
        begun = new TokenBuckets(MOST, IN, MOST_ADDRESSES, clock);
        returned = new TokenBuckets(MOST, IN, MOST_ADDRESSES, clock);
    }

    /** What to answer instead of leading to Slack; empty if it may be gone on with. */
    Optional<ResponseEntity<String>> begunTooOften(String address) {
        return tooOften(begun.take(address));
    }

    /** What to answer to who comes back from Slack; empty if it may be gone on with. */
    Optional<ResponseEntity<String>> returnedTooOften(String address) {
        return tooOften(returned.take(address));
    }

    private static Optional<ResponseEntity<String>> tooOften(Admission admission) {
        return admission instanceof Exceeded exceeded
                ? Optional.of(page(Long.toString(exceeded.retryAfter().plusMillis(999).toSeconds())))
                : Optional.empty();
    }

    private static ResponseEntity<String> page(String seconds) {
        var page = InstallPage.again(HttpStatus.TOO_MANY_REQUESTS, "Too often",
                "This was asked for too often from where you are. Nothing was changed. Wait " + seconds
                        + " seconds, and begin anew.")
                .answer();
        return ResponseEntity.status(page.getStatusCode()).headers(page.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, seconds).body(page.getBody());
    }
}
