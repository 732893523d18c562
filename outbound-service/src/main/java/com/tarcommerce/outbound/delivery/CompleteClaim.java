package com.tarcommerce.outbound.delivery;

import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes of a claim what its channel is given, by what else is in the database. Run by a commit group, with the claim. */
@Component
class CompleteClaim {
    private final ClaimStore claims;
    private final Together together;
    private final OwnMessages own;
    private final InstantSource clock;

    CompleteClaim(ClaimStore claims, Together together, OwnMessages own, InstantSource clock) {
        this.claims = claims;
        this.together = together;
        this.own = own;
        this.clock = clock;
    }

    /** Empty if it need not be sent any more. */
    Optional<Claim> of(Claim claim) {
        var now = clock.instant();
        if (own.isOvertaken(claim)) {
            claims.end(claim, now);
            return Optional.empty();
        }
        return Optional.of(own.named(together.with(claim, now), now));
    }
}
