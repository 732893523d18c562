package com.tarcommerce.standalone;

import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code tarctl accounts}: the bots and workspaces beside the environment's; a token never stands in the command. */
final class Accounts implements Command {
    static final String TOKEN = "TAR_ACCOUNT_TOKEN";
    private static final String PATH = "/v1/accounts";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final String UNKNOWN = "what came of it is not known: ./tarctl accounts lists them.";

    private final Settings settings;
    private final PrintStream out;
    private final Supplier<String> typed;

    /** @param typed asks for a token where there is somebody to ask, else reads one */
    Accounts(Settings settings, PrintStream out, Supplier<String> typed) {
        this.settings = settings;
        this.out = out;
        this.typed = typed;
    }

    @Override
    public String usage() {
        return "accounts [add telegram|slack] [remove CHANNEL ID]   list bots and workspaces, add one by its token (asked"
                + " for, or " + TOKEN + "), or remove one (Tar must be up)";
    }

    @Override
    public int run(List<String> arguments) {
        var what = arguments.isEmpty() ? "list" : arguments.getFirst();
        if (what.equals("list") && arguments.size() < 2) {
            list();
        } else if (what.equals("add") && arguments.size() == 2) {
            add(name(arguments.get(1)));
        } else if (what.equals("remove") && arguments.size() == 3) {
            remove(name(arguments.get(1)), name(arguments.get(2)));
        } else {
            throw new Refusal(
                    "./tarctl accounts takes nothing, or add telegram, add slack, or remove with a channel and an"
                            + " id. A token is never part of the command, which others of this machine can see: type it when asked,"
                            + " or set " + TOKEN + ".");
        }
        return 0;
    }

    /** Goes into a path, and into no message: it may be a token in the wrong place. */
    private static String name(String argument) {
        if (!NAME.matcher(argument).matches()) {
            throw new Refusal("That is neither a channel nor an id: ./tarctl accounts lists both.");
        }
        return argument;
    }

    private void list() {
        var answer = expect(200, ask(HttpRequest.newBuilder().GET(), ""));
        answer.path("items").forEach(each -> out.printf("%-9s %-20s %s, since %s%n", each.path("channel").asString(),
                each.path("account").asString(), each.path("name").asString(),
                each.path("addedAt").asString().substring(0, 10)));
        if (answer.path("items").isEmpty()) {
            out.println("None were added: what there is is of the environment (TAR_TELEGRAM_BOT_TOKEN,"
                    + " TAR_SLACK_BOT_TOKEN).");
        }
    }

    private void add(String channel) {
        var token = (settings.has(TOKEN) ? settings.get(TOKEN) : typed.get()).strip();
        if (token.isEmpty()) {
            throw new Refusal("No token came: type it when asked, pipe it in, or set " + TOKEN + ".");
        }
        var body = BodyPublishers.ofString(JSON.writeValueAsString(Map.of("token", token)));
        var answer = ask(HttpRequest.newBuilder().POST(body), "/" + channel);
        var account = expect(answer.statusCode() == 201 ? 201 : 200, answer);
        out.printf(answer.statusCode() == 201
                ? "%s %s (%s) was added. Let it into a chat, and write /setup or /bind there.%n"
                : "%s %s (%s) has this token from now on.%n", account.path("channel").asString(),
                account.path("account").asString(), account.path("name").asString());
    }

    private void remove(String channel, String id) {
        var answer = ask(HttpRequest.newBuilder().DELETE(), "/" + channel + "/" + id);
        if (answer.statusCode() != 204) {
            throw AskGateway.refused(answer);
        }
        out.println(channel + " " + id + " was removed: its rooms are paused, and go on if it is added again.");
    }

    private HttpResponse<String> ask(HttpRequest.Builder call, String path) {
        return new AskGateway(settings, PATIENCE).ask(call, PATH + path, UNKNOWN);
    }

    private static JsonNode expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw AskGateway.refused(answer);
        }
        return JSON.readTree(answer.body());
    }
}
