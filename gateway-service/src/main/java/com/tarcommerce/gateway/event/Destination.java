package com.tarcommerce.gateway.event;

import java.net.URI;

/** Where a URL that a trigger names leads to. */
sealed interface Destination {

    /** The gateway itself acts on the event. */
    record Gateway() implements Destination {
    }

    /** Someone else's address, which settings allow. */
    record Foreign(URI target) implements Destination {

        /** {@code https://host:port}, without a port that is the scheme's own. */
        String origin() {
            var port = target.getPort();
            var usual = port == -1 || port == UrlRule.portOf(target.getScheme());
            return target.getScheme() + "://" + target.getHost() + (usual ? "" : ":" + port);
        }
    }

    /** @param reason which setting would have to name it */
    record Refused(String reason) implements Destination {
    }
}
