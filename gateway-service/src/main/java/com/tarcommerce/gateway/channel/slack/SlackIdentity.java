package com.tarcommerce.gateway.channel.slack;

import java.util.Map;
import org.springframework.stereotype.Component;

/** Who our bot is: asked of Slack once it matters. */
@Component
class SlackIdentity {
    private final SlackApi api;
    private volatile String user = "";

    SlackIdentity(SlackApi api) {
        this.api = api;
    }

    /** @throws com.tarcommerce.gateway.intake.TemporaryFailure as long as Slack does not tell */
    String user() {
        if (user.isEmpty()) {
            user = api.call("auth.test", Map.of()).map(answer -> answer.path("user_id").asString("")).orElse("");
        }
        return user;
    }
}
