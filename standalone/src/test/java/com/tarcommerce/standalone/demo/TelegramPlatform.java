package com.tarcommerce.standalone.demo;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.Update;
import com.tarcommerce.testsupport.telegram.Updates;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A topic of a forum. */
final class TelegramPlatform implements Platform {
    private static final String DOOR = "/webhooks/telegram";
    private @Nullable DemoSuite suite;

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    public void open(DemoSuite opened) {
        suite = opened;
    }

    @Override
    public Room room() {
        return new Room("telegram", null, String.valueOf(DemoSuite.FORUM.id()),
                String.valueOf(Topic.INVENTORY.thread()));
    }

    @Override
    public Sent says(String text) {
        return genuine(Updates.text(text).in(DemoSuite.FORUM, Topic.INVENTORY.thread()).from(Updates.RAVI));
    }

    @Override
    public Optional<Sent> saysLate(String text, Duration age) {
        return Optional.of(genuine(Updates.text(text).in(DemoSuite.FORUM, Topic.INVENTORY.thread()).from(Updates.RAVI)
                .at(InstantSource.system().instant().minus(age))));
    }

    @Override
    public Sent presses(String label) {
        var button = posted().toList().reversed().stream().map(call -> call.button(label)).flatMap(Optional::stream)
                .findFirst().orElseThrow();
        return genuine(Updates.press(button).in(DemoSuite.FORUM, Topic.INVENTORY.thread()).from(Updates.RAVI));
    }

    @Override
    public Sent shares(byte[] jpeg) {
        telegram().add("contract-bill", jpeg);
        return genuine(Updates.photo("contract-bill").in(DemoSuite.FORUM, Topic.INVENTORY.thread())
                .from(Updates.RAVI));
    }

    @Override
    public Optional<Sent> speaks() {
        return Optional.of(genuine(Updates.voice("contract-voice").in(DemoSuite.FORUM, Topic.INVENTORY.thread())
                .from(Updates.RAVI)));
    }

    @Override
    public Sent forged(String text) {
        return post("wrong", update(text));
    }

    @Override
    public Optional<Sent> stale(String text) {
        return Optional.empty();
    }

    @Override
    public Sent oversized() {
        return post(secret(), update("x".repeat(1_100_000)));
    }

    @Override
    public List<String> shown() {
        return posted().map(BotCall::text).toList();
    }

    @Override
    public Optional<Runnable> down() {
        telegram().fail("sendMessage", DemoSuite.FORUM, 1_000, Failure.badGateway());
        return Optional.of(() -> {
            telegram().await(Duration.ofMinutes(1), call -> call.status() == 502);
            telegram().heal();
        });
    }

    @Override
    public boolean limitNext() {
        telegram().fail("sendMessage", DemoSuite.FORUM, 1, Failure.tooManyRequests(1));
        return true;
    }

    private Stream<BotCall> posted() {
        return telegram().calls().stream().filter(call -> call.ok() && (call.method().equals("sendMessage")
                || call.method().equals("editMessageText")));
    }

    private Sent genuine(Update<?> update) {
        return post(secret(), update.json());
    }

    private static String update(String text) {
        return Updates.text(text).in(DemoSuite.FORUM, Topic.INVENTORY.thread()).from(Updates.RAVI).json();
    }

    private Sent post(String secret, String update) {
        return Posts.post(running().gateway() + DOOR,
                Map.of("Content-Type", "application/json", "X-Telegram-Bot-Api-Secret-Token", secret), update);
    }

    private String secret() {
        return Objects.requireNonNull(running().environment().get("TAR_TELEGRAM_WEBHOOK_SECRET"));
    }

    private BotApiStandIn telegram() {
        return running().telegram();
    }

    private DemoSuite running() {
        return Objects.requireNonNull(suite);
    }

    @Override
    public void close() {
        // The suite's own.
    }
}
