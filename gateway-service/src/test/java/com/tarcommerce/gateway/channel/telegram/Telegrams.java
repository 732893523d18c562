package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import java.net.URI;
import java.time.InstantSource;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import tools.jackson.databind.json.JsonMapper;

/** The parts of the channel as Spring wires them, for tests that need no more. */
final class Telegrams {
    /** Nobody listens on the discard port. */
    static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    private Telegrams() {
    }

    static TelegramSettings settings(String mode, URI api, String publicUrl) {
        return new TelegramSettings(mode, BotApiStandIn.TOKEN, api.toString(), "the-secret_1", publicUrl, 40);
    }

    static BotApi api(TelegramSettings settings) {
        return new BotApi(settings, ClientHttpRequestFactoryBuilder.jdk(), JsonMapper.builder().build());
    }

    static TelegramReader reader(URI api, InstantSource clock) {
        var settings = settings("webhook", api, "");
        var bot = new BotIdentity(settings, api(settings), clock);
        return new TelegramReader(new ReadMessage(new Addressing(bot), new ReadNotice(bot)), new ReadMembership(),
                new ReadPress(clock));
    }

    static TelegramSettings settings(String api, String token) {
        return new TelegramSettings("webhook", token, api, "the-secret_1", "", 40);
    }

    static TelegramFiles files(String api, String token) {
        var settings = settings(api, token);
        return new TelegramFiles(settings, api(settings));
    }

    static TelegramChats chats(URI api, InstantSource clock) {
        var settings = settings("webhook", api, "");
        var client = api(settings);
        return new TelegramChats(settings, client, new BotIdentity(settings, client, clock),
                new AdministratorCache(clock));
    }
}
