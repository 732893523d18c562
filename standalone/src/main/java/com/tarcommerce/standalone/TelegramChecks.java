package com.tarcommerce.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether Telegram knows the bot, lets it read its groups, and is told where to send the updates. */
final class TelegramChecks {
    private static final String TOKEN = "TAR_TELEGRAM_BOT_TOKEN";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Settings settings;
    private final List<Finding> findings = new ArrayList<>();

    private TelegramChecks(Settings settings) {
        this.settings = settings;
    }

    static List<Finding> of(Settings settings) {
        if (!settings.has(TOKEN)) {
            return List.of(Finding.note("Telegram is off: " + TOKEN + " is not set.",
                    "Let @BotFather make a bot, and start Tar with its token."));
        }
        var checks = new TelegramChecks(settings);
        checks.run();
        return checks.findings;
    }

    private void run() {
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE)
                .build()) {
            var bot = ask(client, "getMe");
            if (bot.path("ok").asBoolean()) {
                examineBot(bot.path("result"));
                examineWebhook(ask(client, "getWebhookInfo").path("result").path("url").asString(""));
            } else {
                findings.add(Finding.mend("Telegram does not know the token: "
                        + bot.path("description").asString("no answer"),
                        "Copy it anew from @BotFather into " + TOKEN
                                + "."));
            }
        } catch (IOException | IllegalArgumentException unreachable) {
            findings.add(Finding.mend("Telegram can't be reached at " + api() + ".",
                    "Check the network, and TAR_TELEGRAM_API_URL if you set it."));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void examineBot(JsonNode bot) {
        findings.add(Finding.ok("Telegram knows the bot @" + bot.path("username").asString("") + "."));
        findings.add(bot.path("can_read_all_group_messages").asBoolean()
                ? Finding.ok("The bot sees everything that is written in its groups.")
                : Finding.note("In groups the bot sees plain text only where it is an administrator.",
                        "Make it an administrator, or switch its privacy mode off: @BotFather, /setprivacy, Disable;"
                                + " then remove it from the group and add it again."));
    }

    private void examineWebhook(String url) {
        var mode = settings.get("TAR_TELEGRAM_MODE").toLowerCase(Locale.ROOT);
        switch (mode) {
            case "", "polling" -> findings.add(url.isEmpty()
                    ? Finding.ok("Updates are fetched by polling; no webhook is in the way.")
                    : Finding.note("A webhook is set, while Tar is to poll.",
                            "Tar deletes it at its start, unless another program needs it."));
            case "webhook" -> examineWebhookMode(url);
            case "off" -> findings.add(Finding.note("Telegram is off: TAR_TELEGRAM_MODE says so.", ""));
            default -> findings.add(Finding.mend("TAR_TELEGRAM_MODE is '" + mode + "'.",
                    "Set it to webhook, polling or off."));
        }
    }

    private void examineWebhookMode(String url) {
        var wanted = settings.get("TAR_TELEGRAM_PUBLIC_URL");
        if (wanted.isEmpty()) {
            findings.add(url.isEmpty()
                    ? Finding.mend("No webhook is set, and TAR_TELEGRAM_PUBLIC_URL does not say where to.",
                            "Set it to the https address under which Telegram reaches the gateway.")
                    : Finding.note("A webhook is set by hand; Tar does not look after it.", ""));
        } else if (url.startsWith(wanted)) {
            findings.add(Finding.ok("Telegram sends the updates to " + wanted + "."));
        } else {
            findings.add(Finding.note("Telegram does not send updates to " + wanted + " yet.",
                    "Tar sets the webhook at its start."));
        }
    }

    private JsonNode ask(HttpClient client, String method) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(api() + "/bot" + settings.get(TOKEN) + "/" + method))
                .timeout(PATIENCE).build();
        try {
            return JsonMapper.shared().readTree(client.send(request, BodyHandlers.ofString()).body());
        } catch (JacksonException noBotApi) {
            throw new IOException(noBotApi);
        }
    }

    private String api() {
        var url = settings.has("TAR_TELEGRAM_API_URL")
                ? settings.get("TAR_TELEGRAM_API_URL")
                : "https://api.telegram.org";
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
