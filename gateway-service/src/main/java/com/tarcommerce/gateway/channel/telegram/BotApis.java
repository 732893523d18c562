package com.tarcommerce.gateway.channel.telegram;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The Bot API, for each token; all share their connections. */
@Component
class BotApis {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(5);
    /** What a long poll may take beyond its own timeout. */
    private static final Duration POLL_SLACK = Duration.ofSeconds(15);
    /** More tokens than a gateway has bots are of those that were replaced. */
    private static final int MOST = 1_000;

    private final TelegramSettings settings;
    private final JsonMapper json;
    private final ClientHttpRequestFactory quick;
    private final ClientHttpRequestFactory patient;
    private final Map<String, BotApi> byToken = new ConcurrentHashMap<>();

    BotApis(TelegramSettings settings, ClientHttpRequestFactoryBuilder<?> factories, JsonMapper json) {
        this.settings = settings;
        this.json = json;
        this.quick = factories.build(within(READ));
        this.patient = factories.build(within(BotApi.POLL.plus(POLL_SLACK)));
    }

    BotApi of(String token) {
        if (byToken.size() > MOST) {
            byToken.clear();
        }
        return byToken.computeIfAbsent(token, _ -> new BotApi(settings.apiUrl(), token, quick, patient, json));
    }

    private static HttpClientSettings within(Duration read) {
        return HttpClientSettings.defaults().withConnectTimeout(CONNECT).withReadTimeout(read)
                .withRedirects(HttpRedirects.DONT_FOLLOW);
    }
}
