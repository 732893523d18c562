package com.tarcommerce.standalone;

import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code tarctl shop 'Meera Stores'}: has the running gateway open a shop whose rooms are in the browser. */
final class MakeShop implements Command {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Settings settings;
    private final PrintStream out;
    private final Duration patience;

    MakeShop(Settings settings, PrintStream out) {
        this(settings, out, PATIENCE);
    }

    /** @param patience with one try */
    MakeShop(Settings settings, PrintStream out, Duration patience) {
        this.settings = settings;
        this.out = out;
        this.patience = patience;
    }

    @Override
    public String usage() {
        return "shop 'My Shop'     open a shop whose rooms are in the browser, and print its key (Tar must be up)";
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.size() != 1 || arguments.getFirst().isBlank()) {
            throw new Refusal("shop takes one name, in quotes: ./tarctl shop 'My Shop'");
        }
        var gateway = new AskGateway(settings, patience);
        var shop = BodyPublishers.ofString(JSON.writeValueAsString(Map.of("name", arguments.getFirst())));
        var answer = gateway.ask(HttpRequest.newBuilder().POST(shop), "/v1/tenants",
                "whether the shop was opened is not"
                        + " known. GET /v1/tenants with the internal token lists the shops.");
        if (answer.statusCode() != 201) {
            throw AskGateway.refused(answer);
        }
        say(AskGateway.addressBy(settings), JSON.readTree(answer.body()));
        return 0;
    }

    private void say(String gateway, JsonNode shop) {
        out.printf("%s is open (%s), with rooms for stock, orders, money, marketing and the rest.%n",
                shop.path("name").asString(), shop.path("id").asString());
        out.printf("Open %s/console and paste this key, which is shown only now:%n", gateway);
        out.println(shop.path("apiKey").asString());
        out.println("Whoever has it administers the shop; /apikey revoke " + shop.path("apiKeyId").asString()
                + " in one of its rooms withdraws it.");
    }
}
