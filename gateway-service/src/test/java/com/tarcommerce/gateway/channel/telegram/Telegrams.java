package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.gateway.account.NoAccounts;
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
        return apis(settings).of(settings.botToken());
    }

    private static BotApis apis(TelegramSettings settings) {
        return new BotApis(settings, ClientHttpRequestFactoryBuilder.jdk(), JsonMapper.builder().build());
    }

    /** The environment's only. */
    private static Bots bots(TelegramSettings settings) {
        return new Bots(settings, new NoAccounts(), apis(settings));
    }

    static TelegramReader reader(URI api, InstantSource clock) {
        var settings = settings("webhook", api, "");
        return new TelegramReader(new BotIdentities(settings, bots(settings), clock), clock);
    }

    static TelegramSettings settings(String api, String token) {
        return new TelegramSettings("webhook", token, api, "the-secret_1", "", 40);
    }

    static TelegramFiles files(String api, String token) {
        var settings = settings(api, token);
        return new TelegramFiles(settings, bots(settings));
    }

    static TelegramChats chats(URI api, InstantSource clock) {
        return new TelegramChats(bots(settings("webhook", api, "")), new AdministratorCache(clock));
    }
}
