package com.tarcommerce.gateway.channel.slack;

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
 * How often the pages are asked for from one address: anybody may, and each install that is finished costs a row and a call to
 * Slack. Behind a reverse proxy all come from one. Counted on this gateway.
 */
@Component
class InstallPace {
    static final int MOST = 120;
    private static final Duration IN = Duration.ofMinutes(10);
    private static final int MOST_ADDRESSES = 10_000;

    private final TokenBuckets visits;

    InstallPace(InstantSource clock) {
        visits = new TokenBuckets(MOST, IN, MOST_ADDRESSES, clock);
    }

    /** What to answer instead; empty if it may be gone on with. */
    Optional<ResponseEntity<String>> tooOften(String address) {
        return visits.take(address) instanceof Exceeded exceeded
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
