package com.tarcommerce.testsupport.slack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.tarcommerce.testsupport.HeldFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Slack's Web API as far as Tar calls it, with one channel, its creator, an admin and a bot in each workspace. There is
 * one workspace until others are {@link #grant granted}.
 */
public final class SlackStandIn implements AutoCloseable {
    public static final String TOKEN = "xoxb-a-token-of-slack";
    /** The workspace of {@link #TOKEN}. */
    public static final String TEAM = "T1";
    public static final String CLIENT_ID = "123.456";
    public static final String CLIENT_SECRET = "a-client-secret-of-slack";
    public static final String CHANNEL = "C024BE91L";
    public static final String BOT = "U0BOT";
    public static final String ADMIN = "U0ADMIN";
    public static final String CREATOR = "U0CREATOR";
    private static final int LIMITED = 429;
    private static final int AWAY = 503;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final Workspaces workspaces = new Workspaces();
    private final HeldFiles files = new HeldFiles(workspaces);
    private final AtomicInteger turnedAway = new AtomicInteger();
    private volatile boolean broken;
    private volatile String silent = "";
    private volatile Held held = new Held("");

    private SlackStandIn(HttpServer server) {
        this.server = server;
    }

    public static SlackStandIn start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var standIn = new SlackStandIn(server);
            server.createContext("/api/", standIn::answer);
            server.createContext(HeldFiles.PATH, standIn.files::give);
            server.createContext(HeldFiles.UPLOADS, standIn.files::take);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return standIn;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public String url() {
        return base() + "/api";
    }

    /** Somebody allowed the app in a workspace: whoever comes with this code is given this token, once. */
    public void grant(String code, String team, String name, String token) {
        workspaces.grant(code, team, name, token);
    }

    /** As {@link #grant}; the answer of {@code oauth.v2.access} has these fields too: {@code "expires_in":43200}. */
    public void grant(String code, String team, String name, String token, String more) {
        workspaces.grant(code, team, name, token, more);
    }

    /** The token is good for nothing any more. */
    public void revoke(String token) {
        workspaces.revoke(token);
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Somebody shared this. */
    public void add(String file, String type, byte[] bytes) {
        add(file, type, bytes, 200, null);
    }

    /** Whoever fetches it is answered so; a redirect leads to the location. */
    public void add(String file, String type, byte[] bytes, int status, @Nullable String location) {
        files.put(file, HeldFile.here(type, bytes, status, location));
    }

    /** It is said to lie at this address. */
    public void addElsewhere(String file, String type, String url) {
        files.put(file, HeldFile.elsewhere(type, url));
    }

    /** What was uploaded under this id; empty if nothing was. */
    public Optional<byte[]> uploaded(String id) {
        return files.uploaded(id);
    }

    /** Whoever uploads is answered so from now on. */
    public void answerUploads(int status) {
        files.answerUploads(status);
    }

    public void remove(String file) {
        files.remove(file);
    }

    /** The files that were given out, in their order. */
    public List<String> given() {
        return files.given();
    }

    /** All that were granted, in their order. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The calls of a method that were granted, in their order. */
    public List<Call> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    /** Refuses the next call; {@code 429} answers that status with {@code Retry-After: 7}. */
    public void refuseNext(String error) {
        errors.add(error);
    }

    /** From now on messages are answered with 503. */
    public void breakDown() {
        turnedAway.set(0);
        broken = true;
    }

    public void recover() {
        broken = false;
    }

    /** How many calls since it broke down were answered with 503. */
    public int turnedAway() {
        return turnedAway.get();
    }

    /** From now on a call of the method is carried out, perhaps, and not answered. */
    public void hangUpOn(String method) {
        silent = method;
    }

    /** From now on calls of the method are answered only once that is released. */
    public Held hold(String method) {
        held = new Held(method);
        return held;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var method = exchange.getRequestURI().getPath().substring("/api/".length());
        held.pass(method);
        if (method.equals(silent)) {
            exchange.getRequestBody().readAllBytes();
            exchange.close();
            return;
        }
        var parameters = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var shown = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
        var team = workspaces.of(shown);
        var planned = method.startsWith("chat.") || method.startsWith("files.") || method.startsWith("oauth.")
                ? errors.poll()
                : null;
        if (planned == null && method.equals("oauth.v2.access")) {
            calls.add(new Call(method, parameters, ""));
            respond(exchange, 200, workspaces.exchange(shown, parameters));
        } else if (team == null && !method.startsWith("oauth.")) {
            respond(exchange, 200, error("invalid_auth"));
        } else if (broken && method.startsWith("chat.")) {
            turnedAway.incrementAndGet();
            respond(exchange, AWAY, error("service_unavailable"));
        } else if ("429".equals(planned)) {
            exchange.getResponseHeaders().set("Retry-After", "7");
            respond(exchange, LIMITED, error("ratelimited"));
        } else if (planned != null) {
            respond(exchange, 200, error(planned));
        } else {
            calls.add(new Call(method, parameters, shown.substring(shown.indexOf(' ') + 1)));
            respond(exchange, 200, granted(method, parameters, Objects.requireNonNull(team)));
        }
    }

    private String granted(String method, Map<String, String> parameters, String team) {
        return switch (method) {
            case "auth.test" -> "{\"ok\":true,\"user_id\":\"" + Workspaces.bot(team) + "\",\"team_id\":\"" + team
                    + "\",\"team\":\"" + workspaces.name(team) + "\",\"bot_id\":\"B0BOT\"}";
            case "users.info" -> "{\"ok\":true,\"user\":{\"is_admin\":" + ADMIN.equals(parameters.get("user")) + "}}";
            case "conversations.info" -> CHANNEL.equals(parameters.get("channel"))
                    ? "{\"ok\":true,\"channel\":{\"is_member\":true,\"creator\":\"" + CREATOR + "\"}}"
                    : error("channel_not_found");
            case "files.info" -> files.info(parameters.getOrDefault("file", ""), base())
                    .orElseGet(() -> error("file_not_found"));
            case "files.getUploadURLExternal" -> files.place(base());
            case "files.completeUploadExternal" -> shared(parameters.getOrDefault("files", ""));
            default -> "{\"ok\":true,\"ts\":\"1700000000." + calls.size() + "\",\"channel\":\"" + CHANNEL + "\"}";
        };
    }

    private String shared(String list) {
        var id = JSON.readTree(list).path(0).path("id").asString("");
        return files.uploaded(id).isPresent()
                ? "{\"ok\":true,\"files\":[{\"id\":\"" + id + "\"}]}"
                : error("file_not_found");
    }

    private static String error(String error) {
        return "{\"ok\":false,\"error\":\"" + error + "\"}";
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> form(String body) {
        var fields = new HashMap<String, String>();
        for (var pair : body.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    /** Calls of one method that are not answered yet. */
    public static final class Held {
        private final String method;
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        private Held(String method) {
            this.method = method;
        }

        private void pass(String called) {
            if (called.equals(method)) {
                asked.countDown();
                try {
                    released.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        /** Whether somebody waits, or has waited. */
        public boolean isAskedFor() {
            return asked.getCount() == 0;
        }

        public void release() {
            released.countDown();
        }
    }

    /**
     * One call with its parameters.
     *
     * @param token by which it was granted
     */
    public record Call(String method, Map<String, String> parameters, String token) {
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
