package com.tarcommerce.standalone;

import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
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
        var gateway = gateway(settings);
        var answer = new AskGateway(gateway, token(), patience).post("/v1/tenants",
                JSON.writeValueAsString(Map.of("name", arguments.getFirst())), "whether the shop was opened");
        if (answer.statusCode() != 201) {
            throw new Refusal(refused(answer));
        }
        say(gateway, JSON.readTree(answer.body()));
        return 0;
    }

    static String gateway(Settings settings) {
        return settings.has("TAR_GATEWAY_URL")
                ? settings.get("TAR_GATEWAY_URL").replaceFirst("/+$", "")
                : "http://127.0.0.1:" + settings.port(Service.GATEWAY);
    }

    private void say(String gateway, JsonNode shop) {
        out.printf("%s is open (%s), with rooms for stock, orders, money, marketing and the rest.%n",
                shop.path("name").asString(), shop.path("id").asString());
        out.printf("Open %s/console and paste this key, which is shown only now:%n", gateway);
        out.println(shop.path("apiKey").asString());
        out.println("Whoever has it administers the shop; /apikey revoke " + shop.path("apiKeyId").asString()
                + " in one of its rooms withdraws it.");
    }

    private String token() {
        var token = OwnSecrets.withKept(settings).get(OwnSecrets.INTERNAL_TOKEN).split("\\s+", -1)[0];
        if (token.isEmpty()) {
            throw new Refusal("There is no " + OwnSecrets.INTERNAL_TOKEN + " yet: start Tar first (./tarctl up), or set"
                    + " TAR_DATA_DIR to the folder that it runs with.");
        }
        return token;
    }

    private static String refused(HttpResponse<String> answer) {
        try {
            return "The gateway refused: " + JSON.readTree(answer.body()).path("detail").asString("")
                    + " (" + answer.statusCode() + ")";
        } catch (JacksonException noJson) {
            return "What answers there is no gateway of Tar (" + answer.statusCode() + "): set TAR_GATEWAY_URL.";
        }
    }
}
