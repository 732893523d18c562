package com.tarcommerce.gateway.event;

import com.tarcommerce.common.signature.Secrets;
import com.tarcommerce.common.signature.StandardWebhooks;
import java.time.InstantSource;

/** A key for each door, derived from one secret: what opens one opens no other. */
class WebhookKeys {
    private final Secrets secrets;
    private final InstantSource clock;

    WebhookKeys(Secrets secrets, InstantSource clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** For rings, at {@code /events/libsql}. */
    StandardWebhooks libsql() {
        return new StandardWebhooks(secrets.derive("libsql"), clock);
    }

    /** For what the scheduler fires, at {@code /events/alarms}. */
    StandardWebhooks alarms() {
        return new StandardWebhooks(secrets.derive("alarms"), clock);
    }

    /** For what outbound tells of messages, at {@code /events/messages}. */
    StandardWebhooks messages() {
        return new StandardWebhooks(secrets.derive("messages"), clock);
    }

    /** For what is posted to others; {@code origin} as in {@code https://hooks.example.com}. */
    StandardWebhooks url(String origin) {
        return new StandardWebhooks(secrets.derive("url:" + origin), clock);
    }
}
