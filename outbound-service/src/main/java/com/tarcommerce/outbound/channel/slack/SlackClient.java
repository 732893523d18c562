package com.tarcommerce.outbound.channel.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import com.tarcommerce.outbound.channel.AnswerGuard;
import com.tarcommerce.outbound.channel.AnswerGuard.AnswerLost;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Slack's client as we use it: never repeats a call by itself, and tells one that was lost on the way from one that never left. */
final class SlackClient {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final long ENOUGH = 64;

    private SlackClient() {
    }

    static Slack of(SlackSettings settings) {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(settings.prefix());
        config.setStatsEnabled(false);
        config.setHttpClientCallTimeoutMillis(TIMEOUT_MILLIS);
        config.getHttpClientResponseHandlers().clear();
        var http = SlackHttpClient.buildOkHttpClient(config).newBuilder().retryOnConnectionFailure(false)
                .followRedirects(false).addInterceptor(SlackClient::readable).addNetworkInterceptor(new AnswerGuard())
                .build();
        return Slack.getInstance(config, new SlackHttpClient(http));
    }

    /** Whoever answers 200 with something else is not Slack, and may have passed the call on. */
    private static Response readable(Interceptor.Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        if (!response.isSuccessful() || response.peekBody(ENOUGH).string().stripLeading().startsWith("{")) {
            return response;
        }
        try (response) {
            throw new AnswerLost(new IOException("no JSON"));
        }
    }
}
