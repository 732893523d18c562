package com.tarcommerce.gateway.channel.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Gives Slack the code that somebody brought, for the workspace's token. */
@Component
class ExchangeCode {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final Set<String> PASSING = Set.of("internal_error", "fatal_error", "service_unavailable",
            "request_timeout", "ratelimited", "rate_limited");

    private final SlackSettings settings;
    private final Supplier<Slack> slack = SingletonSupplier.of(this::client);

    ExchangeCode(SlackSettings settings) {
        this.settings = settings;
    }

    private Slack client() {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(settings.apiUrl() + (settings.apiUrl().endsWith("/") ? "" : "/"));
        config.setStatsEnabled(false);
        config.setHttpClientCallTimeoutMillis(TIMEOUT_MILLIS);
        // They would log what Slack answers, which is the token.
        config.getHttpClientResponseHandlers().clear();
        return Slack.getInstance(config);
    }

    Exchange exchange(String code) {
        try {
            return judge(slack.get().methods().oauthV2Access(call -> call.clientId(settings.clientId())
                    .clientSecret(settings.clientSecret()).code(code).redirectUri(settings.redirectUrl())));
        } catch (SlackApiException | IOException unanswered) {
            return new Exchange.Away();
        }
    }

    private static Exchange judge(OAuthV2AccessResponse answer) {
        if (!answer.isOk()) {
            var error = Objects.requireNonNullElse(answer.getError(), "no error");
            return PASSING.contains(error) ? new Exchange.Away() : new Exchange.Refused(error);
        }
        var team = answer.getTeam();
        if (answer.isEnterpriseInstall() || team == null || isEmpty(team.getId())) {
            return new Exchange.Unfit(
                    "It was allowed for a whole organization at once. Tar is installed in one workspace"
                            + " after the other: choose a workspace in Slack's list, above its question.");
        }
        if (isEmpty(answer.getAccessToken()) || isEmpty(answer.getBotUserId())) {
            return new Exchange.Unfit(
                    "Slack gave no token of a bot. Whoever runs this Tar has to give the app a bot user.");
        }
        if (answer.getExpiresIn() != null || !isEmpty(answer.getRefreshToken())) {
            return new Exchange.Unfit(
                    "Slack gave a token that expires. Whoever runs this Tar has to make the app without"
                            + " token rotation.");
        }
        return new Exchange.Granted(team.getId(), Objects.requireNonNullElse(team.getName(), ""), answer.getBotUserId(),
                answer.getAccessToken());
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }
}
