package com.tarcommerce.standalone.demo;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.signature.Secrets;
import com.tarcommerce.common.signature.StandardWebhooks;
import com.tarcommerce.testsupport.FreePorts;
import com.tarcommerce.testsupport.whatsapp.BridgeProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A WhatsApp group, by the bridge itself in a process of its own. */
final class BridgePlatform implements Platform {
    private final Path data;
    private final int port = FreePorts.next();
    private final AtomicInteger number = new AtomicInteger();
    private final List<String> beforeTheRestart = new ArrayList<>();
    private @Nullable DemoSuite suite;
    private @Nullable BridgeProcess bridge;

    BridgePlatform(Path data) {
        this.data = data;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("TAR_WHATSAPP_BRIDGE_SECRET", BridgeProcess.SECRET, "TAR_WHATSAPP_BRIDGE_URL",
                "http://127.0.0.1:" + port, "TAR_WHATSAPP_LIMITS_SPEED", "0");
    }

    @Override
    public void open(DemoSuite opened) throws Exception {
        suite = opened;
        start();
    }

    private void start() throws Exception {
        bridge = BridgeProcess.start(data, Objects.requireNonNull(suite).gateway(), port);
    }

    @Override
    public Room room() {
        return new Room("whatsapp", "bridge", BridgeProcess.GROUP, null);
    }

    /** The bridge has it from WhatsApp, and goes on until the gateway takes it. */
    @Override
    public Sent says(String text) {
        var id = "M" + number.incrementAndGet();
        return () -> {
            running().says(id, text);
            return 200;
        };
    }

    @Override
    public Optional<Sent> saysLate(String text, Duration age) {
        var id = "M" + number.incrementAndGet();
        return Optional.of(() -> {
            running().says(id, text, InstantSource.system().instant().minus(age));
            return 200;
        });
    }

    /** As people do there: in words. */
    @Override
    public Sent presses(String label) {
        return says(label);
    }

    @Override
    public Sent shares(byte[] jpeg) {
        var id = "P" + number.incrementAndGet();
        return () -> {
            running().sends(id, jpeg, "");
            return 200;
        };
    }

    @Override
    public Optional<Sent> speaks() {
        var id = "V" + number.incrementAndGet();
        return Optional.of(() -> {
            running().speaks(id);
            return 200;
        });
    }

    @Override
    public Sent forged(String text) {
        return post(text, Duration.ZERO, "a-secret-that-is-wrong");
    }

    @Override
    public Optional<Sent> stale(String text) {
        return Optional.of(post(text, Duration.ofMinutes(6), BridgeProcess.SECRET));
    }

    @Override
    public Sent oversized() {
        return post("x".repeat(1_100_000), Duration.ZERO, BridgeProcess.SECRET);
    }

    private Sent post(String text, Duration age, String secret) {
        var sentAt = InstantSource.system().instant().minus(age);
        var body = """
                {"id":"wa_x","type":"message","data":{"chat":"%s","chatKind":"group","title":"Shop","sender":{"id":"%s"},
                 "messageId":"X","kind":"text","text":"%s","writtenAt":"%s"}}"""
                .formatted(BridgeProcess.GROUP, BridgeProcess.ASHA, text, Instant.EPOCH.plusSeconds(
                        sentAt.getEpochSecond()));
        var headers = new HashMap<>(Map.of("Content-Type", "application/json"));
        headers.putAll(new StandardWebhooks(Secrets.parse("S", secret).derive("whatsapp-bridge:in"), () -> sentAt)
                .sign("wa_x", body.getBytes(StandardCharsets.UTF_8)));
        return Posts.post(Objects.requireNonNull(suite).gateway() + "/webhooks/whatsapp-bridge", headers, body);
    }

    @Override
    public List<String> shown() {
        var all = new ArrayList<>(beforeTheRestart);
        if (bridge != null) {
            bridge.sent().forEach(sent -> all.add(sent.at("/content/text").asString("")));
        }
        return all;
    }

    @Override
    public Optional<Runnable> down() {
        var shown = shown();
        running().close();
        bridge = null;
        beforeTheRestart.clear();
        beforeTheRestart.addAll(shown);
        return Optional.of(() -> {
            try {
                start();
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    /** WhatsApp names no wait: the bridge does. */
    @Override
    public boolean limitNext() {
        running().refusesNext(429);
        return true;
    }

    private BridgeProcess running() {
        return Objects.requireNonNull(bridge);
    }

    @Override
    public void close() {
        if (bridge != null) {
            bridge.close();
        }
    }
}
