package com.tarcommerce.testsupport.whatsapp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.tarcommerce.testsupport.HeldFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Cloud API's {@code /<phone number id>/messages}, with the checks that Meta documents for what it is sent, and the
 * files that people sent.
 */
public final class CloudApiStandIn implements AutoCloseable {
    public static final String TOKEN = "a-token-of-the-cloud-api";
    public static final String PHONE = "106540352242922";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern PHONE_NUMBER = Pattern.compile("\\d+");
    private static final int MOST_BUTTONS = 3;
    private static final int LONGEST_BUTTON = 20;
    private static final int LONGEST_TEXT = 4_096;
    private static final int LONGEST_CAPTION = 1_024;
    private static final String UPLOADED = "uploaded-";

    private final HttpServer server;
    private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
    private final List<String> uploads = new CopyOnWriteArrayList<>();
    private final CloudMedia media = new CloudMedia();
    private final List<JsonNode> typing = new CopyOnWriteArrayList<>();
    private final List<String> undelivered = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private volatile boolean windowClosed;

    private CloudApiStandIn(HttpServer server) {
        this.server = server;
    }

    public static CloudApiStandIn start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var standIn = new CloudApiStandIn(server);
            server.createContext("/" + PHONE + "/messages", standIn::answer);
            server.createContext("/" + PHONE + "/media", standIn::take);
            server.createContext("/", call -> standIn.media.tell(call, standIn.url()));
            server.createContext(CloudMedia.PATH, standIn.media::give);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return standIn;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Somebody sent this. */
    public void add(String file, String type, byte[] bytes) {
        add(file, type, bytes, 200, null);
    }

    /** Whoever fetches it is answered so; a redirect leads to the location. */
    public void add(String file, String type, byte[] bytes, int status, @Nullable String location) {
        media.put(file, HeldFile.here(type, bytes, status, location));
    }

    /** It is said to lie at this address. */
    public void addElsewhere(String file, String type, String url) {
        media.put(file, HeldFile.elsewhere(type, url));
    }

    /** The files that were given out, in their order. */
    public List<String> given() {
        return media.given();
    }

    /** What asked to be shown as read, with us typing. */
    public List<JsonNode> typing() {
        return List.copyOf(typing);
    }

    /** What was taken. */
    public List<JsonNode> sent() {
        return List.copyOf(sent);
    }

    /** Refuses the next call. */
    public void refuseNext(int status, int code) {
        refusals.add(new Refusal(status, code));
    }

    /** Whether the person wrote more than 24 hours ago: then all but templates is answered 200, and never arrives. */
    public void closeWindow(boolean closed) {
        windowClosed = closed;
    }

    /** The ids of what was answered 200 and did not arrive, of which Meta reports error 131047 later, in their order. */
    public List<String> undelivered() {
        return List.copyOf(undelivered);
    }

    /** What was uploaded, as the form that it came in, one character a byte. */
    public List<String> uploads() {
        return List.copyOf(uploads);
    }

    private void take(HttpExchange call) throws IOException {
        var form = new String(call.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        var refusal = ("Bearer " + TOKEN).equals(call.getRequestHeaders().getFirst("Authorization"))
                ? refusals.poll()
                : new Refusal(401, 190);
        if (refusal == null) {
            uploads.add(form);
        }
        respond(call, refusal, "{\"id\":\"" + UPLOADED + uploads.size() + "\"}");
    }

    private void answer(HttpExchange call) throws IOException {
        var message = JSON.readTree(call.getRequestBody().readAllBytes());
        var refusal = refusal(call, message);
        if (message.has("typing_indicator")) {
            if (refusal == null) {
                typing.add(message);
            }
            respond(call, refusal, "{\"success\":true}");
            return;
        }
        var id = "wamid." + (refusal == null ? ids.incrementAndGet() : 0);
        if (refusal == null) {
            if (windowClosed && !message.path("type").asString("").equals("template")) {
                undelivered.add(id);
            } else {
                sent.add(message);
            }
        }
        respond(call, refusal, "{\"messaging_product\":\"whatsapp\",\"messages\":[{\"id\":\"" + id + "\"}]}");
    }

    private static void respond(HttpExchange call, @Nullable Refusal refusal, String granted) throws IOException {
        var body = refusal == null
                ? granted
                : "{\"error\":{\"code\":" + refusal.code() + ",\"message\":\"refused\"}}";
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(refusal == null ? 200 : refusal.status(), bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    private @Nullable Refusal refusal(HttpExchange call, JsonNode message) {
        if (!("Bearer " + TOKEN).equals(call.getRequestHeaders().getFirst("Authorization"))) {
            return new Refusal(401, 190);
        }
        var planned = refusals.poll();
        if (planned != null) {
            return planned;
        }
        var typing = message.path("status").asString("").equals("read") && message.path("message_id").isString();
        return typing || (isWellFormed(message) && knowsFile(message)) ? null : new Refusal(400, 100);
    }

    private boolean knowsFile(JsonNode message) {
        var file = message.path(message.path("type").asString(""));
        return !file.has("id") || (file.path("id").asString().startsWith(UPLOADED) && !uploads.isEmpty()
                && file.path("caption").asString("").length() <= LONGEST_CAPTION);
    }

    private static boolean isWellFormed(JsonNode message) {
        var buttons = message.path("interactive").path("action").path("buttons");
        return message.has("to") != message.has("recipient") && PHONE_NUMBER.matcher(message.path("to").asString("1"))
                .matches() && message.path("text").path("body").asString("").length() <= LONGEST_TEXT
                && buttons.size() <= MOST_BUTTONS && buttons.valueStream()
                        .allMatch(button -> button.path("reply").path("title").asString("").length() <= LONGEST_BUTTON);
    }

    private record Refusal(int status, int code) {
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
