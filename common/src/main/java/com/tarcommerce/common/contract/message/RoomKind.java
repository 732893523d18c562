package com.tarcommerce.common.contract.message;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a room is to its platform, as far as whoever asks outbound for something has to know; the rest outbound knows. */
public enum RoomKind {
    /** Telegram shows "typing" for five seconds. */
    TELEGRAM(Duration.ofSeconds(4), 20),
    /** A bot can't be shown typing there. */
    SLACK(null, 20),
    /** WhatsApp shows it for 25 seconds at most, and each sign is a call. */
    WHATSAPP_BRIDGE(Duration.ofSeconds(20), 5),
    /** The same, but Meta takes larger files. */
    WHATSAPP_CLOUD(Duration.ofSeconds(20), 20),
    /** Ours, which shows no files. */
    WEB(Duration.ofSeconds(4), 0);

    /** The account of WhatsApp rooms behind the bridge. */
    public static final String BRIDGE = "bridge";

    private final @Nullable Duration typingEvery;
    private final int mostMegabytes;

    RoomKind(@Nullable Duration typingEvery, int mostMegabytes) {
        this.typingEvery = typingEvery;
        this.mostMegabytes = mostMegabytes;
    }

    public static RoomKind of(Room room) {
        return switch (room.channel()) {
            case "telegram" -> TELEGRAM;
            case "slack" -> SLACK;
            case "whatsapp" -> BRIDGE.equals(room.account()) ? WHATSAPP_BRIDGE : WHATSAPP_CLOUD;
            default -> WEB;
        };
    }

    /** How large a file may be that is sent there, in MiB; 0: none can be. */
    public int mostMegabytes() {
        return mostMegabytes;
    }

    public int mostFileBytes() {
        return mostMegabytes * 1024 * 1024;
    }

    /** After how long "typing" has to be asked for again, so that it stays; empty where it can't be shown. */
    public Optional<Duration> typingEvery() {
        return Optional.ofNullable(typingEvery);
    }
}
