package com.tarcommerce.gateway.channel.whatsapp;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.MediaSource;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Fetches what people sent on WhatsApp by the way on which it came. */
@Component
class WhatsAppFiles implements MediaSource {
    private final WhatsAppSettings settings;
    private final BridgeClient bridge;
    private final CloudFiles cloud;

    WhatsAppFiles(WhatsAppSettings settings, BridgeClient bridge, CloudFiles cloud) {
        this.settings = settings;
        this.bridge = bridge;
        this.cloud = cloud;
    }

    @Override
    public String channel() {
        return WhatsAppSettings.CHANNEL;
    }

    @Override
    public Fetched fetch(Room room, Incoming.File file) {
        if (file.size() != null && file.size() > MOST_BYTES) {
            return new Fetched.TooLarge();
        }
        var account = Objects.requireNonNullElse(room.account(), "");
        if (account.equals(WhatsAppSettings.BRIDGE)) {
            return settings.bridgeIsOn() ? bridge.file(file.id()) : new Fetched.Gone();
        }
        return settings.cloudIsOn() && account.equals(settings.phoneNumberId())
                ? cloud.fetch(file.id())
                : new Fetched.Gone();
    }
}
