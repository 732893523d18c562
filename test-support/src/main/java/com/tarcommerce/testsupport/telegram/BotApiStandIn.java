package com.tarcommerce.testsupport.telegram;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small Telegram Bot API on the loopback address. It answers as the real one does in what Tar uses, refuses what the
 * real one refuses, fails when told to, and remembers every call. It is no Telegram: limits on rates only when
 * {@link #enforce asked for}, no https for webhooks, no parsing of markup, and only the chats that were {@link #add added}
 * exist.
 */
public final class BotApiStandIn implements AutoCloseable {
    /** The bot that the stand-in answers for, and the only token that it knows until {@link #another} is made. */
    public static final Person BOT = Person.bot("Tar", "tar_standin_bot", 7_000_000_001L);
    public static final String TOKEN = BOT.id() + ":AAStandIn-Token_for-tests-and-the-demo1";

    private final HttpServer server;
    private final Person self;
    private final String token;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CallLog calls = new CallLog();
    private final FailureScript script = new FailureScript();
    private final Chats chats;
    private final UpdateDelivery delivery = new UpdateDelivery();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<BotApiStandIn> others = new CopyOnWriteArrayList<>();
    private final BotConnection bot;
    private volatile boolean readsAllMessages = true;
    private volatile @Nullable LimitKeeper limits;
    private volatile @Nullable RandomFailures random;

    private BotApiStandIn(InetSocketAddress address) throws IOException {
        this(listen(address), BOT, TOKEN);
        server.setExecutor(threads);
        server.createContext("/", exchange -> BotConnection.write(exchange, Answer.error(401, "Unauthorized")));
        server.start();
    }

    private static HttpServer listen(InetSocketAddress address) throws IOException {
        // Without it an answer may wait 40 ms for the acknowledgement of its own headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        return HttpServer.create(address, 0);
    }

    private BotApiStandIn(HttpServer server, Person self, String token) {
        this.server = server;
        this.self = self;
        this.token = token;
        this.chats = new Chats(self);
        this.bot = new BotConnection(methods(), script, calls);
        server.createContext("/bot" + token + "/", bot);
        server.createContext("/file/bot" + token + "/", this::sendFile);
    }

    /**
     * Another bot at the same address, with a token, chats, calls and updates of its own; it ends with the first one.
     *
     * @param person a {@link Person#bot}
     */
    public BotApiStandIn another(Person person) {
        var other = new BotApiStandIn(server, person, person.id() + ":AAStandIn-Token_of_" + person.id() + "-tests1");
        others.add(other);
        return other;
    }

    /** The token that this bot goes by. */
    public String token() {
        return token;
    }

    /** On a free port. */
    public static BotApiStandIn start() {
        return start(0);
    }

    public static BotApiStandIn start(int port) {
        return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Where containers reach it too; not for the open network. */
    public static BotApiStandIn start(InetSocketAddress address) {
        try {
            return new BotApiStandIn(address);
        } catch (IOException taken) {
            throw new UncheckedIOException("the Bot API stand-in can't listen on " + address, taken);
        }
    }

    private BotMethods methods() {
        var messages = new Messages(chats, self, InstantSource.system());
        return new BotMethods().with("getMe", _ -> getMe()).with("sendMessage", messages::sendMessage)
                .with("sendPhoto", messages::sendPhoto).with("sendDocument", messages::sendDocument)
                .with("editMessageText", messages::editMessageText).with("deleteMessage", messages::deleteMessage)
                .with("answerCallbackQuery", messages::answerCallbackQuery)
                .with("sendChatAction", messages::sendChatAction).with("getChat", chats::getChat)
                .with("getChatMember", chats::getChatMember)
                .with("getChatAdministrators", chats::getChatAdministrators)
                .with("createForumTopic", chats::createForumTopic).with("getFile", this::getFile)
                .with("setWebhook", delivery::setWebhook).with("deleteWebhook", delivery::deleteWebhook)
                .with("getWebhookInfo", _ -> delivery.getWebhookInfo()).with("getUpdates", delivery::getUpdates);
    }

    /** What {@code TAR_TELEGRAM_API_URL} is to be set to. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public BotApiStandIn add(TelegramChat chat) {
        chats.add(chat);
        return this;
    }

    /** A file that {@code getFile} finds. */
    public BotApiStandIn add(String fileId, byte[] content) {
        files.put(fileId, content.clone());
        return this;
    }

    /** Privacy mode: whether the bot sees plain text in groups ({@code can_read_all_group_messages}). */
    public BotApiStandIn readsAllMessages(boolean on) {
        readsAllMessages = on;
        return this;
    }

    /** Something happened in a chat: it is pushed to the webhook, or waits for {@code getUpdates}. */
    public void happens(String update) {
        delivery.add(Telegram.JSON.readTree(update));
    }

    /** How many updates the bot has not taken yet. */
    public int pendingUpdates() {
        return delivery.pendingCount();
    }

    /** The next {@code times} calls of the method fail so, whichever chat they are for. */
    public void fail(String method, int times, Failure failure) {
        script.add(failure, method, null, times);
    }

    public void fail(String method, TelegramChat chat, int times, Failure failure) {
        script.add(failure, method, chat.id(), times);
    }

    /** From now on a share of the calls that send something fails, each with one of the failures, by a seed. */
    public void failAtRandom(double share, List<Failure> failures, long seed) {
        random = new RandomFailures(share, failures, seed);
        bot.random(random);
    }

    /** The calls that failed at random, in their order. */
    public List<FailedCall> failedAtRandom() {
        var failures = random;
        return failures == null ? List.of() : failures.failed();
    }

    /** The group becomes a supergroup: whoever calls it by its old id is told the new one. */
    public void migrate(TelegramChat group, TelegramChat supergroup) {
        chats.add(supergroup);
        group.movedTo(supergroup.id());
    }

    /** From now on what goes beyond the limits is refused, with "Too Many Requests" and how long to wait. */
    public void enforce(PublishedLimits published, InstantSource clock) {
        limits = new LimitKeeper(published, clock);
        bot.limits(limits);
    }

    /** How many calls went beyond the limits, by {@code bot}, {@code chat} and {@code group}; empty if none did. */
    public Map<String, Integer> beyondLimits() {
        var keeper = limits;
        return keeper == null ? Map.of() : keeper.refused();
    }

    /** Takes back the failures that have not happened. */
    public void heal() {
        script.clear();
        bot.random(null);
    }

    /** Every call so far, answered well or not, oldest first. */
    public List<BotCall> calls() {
        return calls.matching(_ -> true);
    }

    /** How many calls took effect. */
    public int done() {
        return calls.done();
    }

    public List<BotCall> calls(String method) {
        return calls.matching(call -> call.method().equalsIgnoreCase(method));
    }

    /** The texts that now stand in the chat because of {@code sendMessage}, even if its answer was lost, oldest first. */
    public List<String> texts(TelegramChat chat) {
        return calls.matching(call -> isMessage(call, chat)).stream().map(BotCall::text).toList();
    }

    public void forgetCalls() {
        calls.forget();
    }

    /** Waits for the first call, past ones included, that is as wanted. */
    public Optional<BotCall> find(Duration atMost, Predicate<BotCall> wanted) {
        return calls.await(1, atMost, wanted).map(List::getFirst);
    }

    /** @throws AssertionError if no such call comes in time; it lists those that came */
    public BotCall await(Duration atMost, Predicate<BotCall> wanted) {
        return awaitAll(1, atMost, wanted).getFirst();
    }

    public List<BotCall> awaitAll(int count, Duration atMost, Predicate<BotCall> wanted) {
        return calls.await(count, atMost, wanted).orElseThrow(() -> new AssertionError("waited " + atMost + " for "
                + count + " call(s); there were " + calls()));
    }

    /** Waits until a message with this text in it was sent to the chat. */
    public BotCall awaitMessage(TelegramChat chat, Duration atMost, String containing) {
        return await(atMost, call -> isMessage(call, chat) && call.text().contains(containing));
    }

    private static boolean isMessage(BotCall call, TelegramChat chat) {
        return "sendMessage".equals(call.method()) && call.tookEffect() && call.chat().equals(Long.toString(chat.id()));
    }

    private Answer getMe() {
        ObjectNode me = self.json().put("can_join_groups", true).put("can_read_all_group_messages", readsAllMessages)
                .put("supports_inline_queries", false).put("can_connect_to_business", false)
                .put("has_main_web_app", false).put("has_topics_enabled", false);
        return Answer.ok(me);
    }

    private Answer getFile(Parameters call) throws Refusal {
        var id = call.text("file_id");
        var content = files.get(id);
        if (content == null) {
            throw Refusal.badRequest("wrong file_id or the file is temporarily unavailable");
        }
        return Answer.ok(Telegram.object().put("file_id", id).put("file_unique_id", "u" + id)
                .put("file_size", content.length).put("file_path", "files/" + id));
    }

    private void sendFile(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var content = files.get(path.substring(path.lastIndexOf('/') + 1));
        if (content == null) {
            BotConnection.write(exchange, Answer.error(404, "Not Found"));
            return;
        }
        try (exchange) {
            exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
        }
    }

    @Override
    public void close() {
        delivery.close();
        others.forEach(other -> other.delivery.close());
        server.stop(0);
        threads.shutdownNow();
    }
}
