package com.tarcommerce.gateway.intake;

/** What follows when a platform says that our access to a bot or a workspace ended. */
@FunctionalInterface
public interface FollowRevocation {

    /** @throws TemporaryFailure if it can't be known or told now: it has to come again */
    Plan revoked(long inboundId, Incoming.AccessEnded event);
}
