package com.tarcommerce.testsupport.whatsapp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bridge as it is, in a process of its own; only its socket is a fake, and a test says what WhatsApp would deliver.
 * The group is {@link #GROUP}, and Asha administers it.
 */
public final class BridgeProcess implements AutoCloseable {
    public static final String SECRET = "a-secret-of-the-bridge";
    public static final String GROUP = "120363000000000001@g.us";
    public static final String ASHA = "919876543210@s.whatsapp.net";
    private static final String ASHA_LID = "555000111@lid";
    private static final Path HOME = Path.of("..", "whatsapp-bridge");
    private static final Path PROGRAM = Path.of("test", "support", "bridge-process.js");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Process process;
    private final PrintWriter input;
    private final int port;
    private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    private final Semaphore decided = new Semaphore(0);

    private BridgeProcess(Process process) throws Exception {
        this.process = process;
        this.input = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        var started = new CompletableFuture<Integer>();
        Thread.ofVirtual().start(() -> listen(started));
        this.port = started.get(30, TimeUnit.SECONDS);
    }

    /** Why it can't be started here; empty if it can. */
    public static Optional<String> missing() {
        var path = System.getenv().getOrDefault("PATH", "").split(":");
        if (Arrays.stream(path).noneMatch(folder -> Files.isExecutable(Path.of(folder, "node")))) {
            return Optional.of("node is not there: install Node.js 20");
        }
        return Files.isDirectory(HOME.resolve("node_modules").resolve("baileys"))
                ? Optional.empty()
                : Optional.of("the packages of whatsapp-bridge are not there: run npm ci in it");
    }

    /** Whether {@code tar.require} names Node.js, so that it may not be missing. */
    public static boolean isRequired() {
        return Arrays.asList(System.getProperty("tar.require", "").split("[,\\s]+")).contains("node");
    }

    /** @param gatewayUrl where its events go */
    public static BridgeProcess start(Path data, String gatewayUrl) throws Exception {
        return start(data, gatewayUrl, 0);
    }

    /** @param port where it listens; 0 for any */
    public static BridgeProcess start(Path data, String gatewayUrl, int port) throws Exception {
        var command = new ProcessBuilder("node", PROGRAM.toString()).directory(HOME.toFile())
                .redirectError(data.resolve("bridge.log").toFile());
        command.environment().putAll(Map.of("TAR_DATA_DIR", data.toAbsolutePath().toString(), "TAR_GATEWAY_URL",
                gatewayUrl, "TAR_WHATSAPP_BRIDGE_SECRET", SECRET, "TAR_WHATSAPP_BRIDGE_PORT", String.valueOf(port)));
        return new BridgeProcess(command.start());
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Asha writes in the group. */
    public void says(String id, String text) {
        says(id, text, InstantSource.system().instant());
    }

    /** Asha wrote it then. */
    public void says(String id, String text, Instant writtenAt) {
        input.println(JSON.writeValueAsString(Map.of("says", message(id, Map.of("conversation", text), writtenAt))));
    }

    /** Asha sends a photo to the group. */
    public void sends(String id, byte[] picture, String caption) {
        var photo = Map.of("mimetype", "image/jpeg", "caption", caption, "fileLength", picture.length);
        input.println(JSON.writeValueAsString(
                Map.of("says", message(id, Map.of("imageMessage", photo), InstantSource.system().instant()), "picture",
                        Base64.getEncoder().encodeToString(picture))));
    }

    /** Asha sends a voice note to the group. */
    public void speaks(String id) {
        var note = Map.<String, Object>of("audioMessage", Map.of("ptt", true));
        input.println(JSON.writeValueAsString(
                Map.of("says", message(id, note, InstantSource.system().instant()))));
    }

    /** WhatsApp's server does not take the next message, and says this code. */
    public void refusesNext(int code) {
        decides(Map.of("refuses", code));
    }

    /** The connection ends after the next message was written, and before the server said whether it has it. */
    public void dropsNext() {
        decides(Map.of("drops", true));
    }

    private void decides(Map<String, Object> verdict) {
        input.println(JSON.writeValueAsString(verdict));
        decided.acquireUninterruptibly();
    }

    private static Map<String, Object> message(String id, Map<String, Object> content, Instant writtenAt) {
        return Map.of("key", Map.of("remoteJid", GROUP, "id", id, "fromMe", false, "participant", ASHA_LID,
                "participantAlt", ASHA), "pushName", "Asha", "messageTimestamp",
                writtenAt.getEpochSecond(), "message", content);
    }

    /** What WhatsApp's server took: {@code chat}, {@code content}, {@code id}. */
    public List<JsonNode> sent() {
        return List.copyOf(sent);
    }

    private void listen(CompletableFuture<Integer> started) {
        try (var lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var told = JSON.readTree(line);
                if (told.has("port")) {
                    started.complete(told.path("port").asInt());
                } else if (told.has("sent")) {
                    sent.add(told.path("sent"));
                } else if (told.has("decided")) {
                    decided.release();
                }
            }
            started.completeExceptionally(new IllegalStateException("the bridge ended: see bridge.log"));
        } catch (IOException failure) {
            started.completeExceptionally(new UncheckedIOException(failure));
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
