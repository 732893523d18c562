package com.tarcommerce.outbound.channel.whatsapp;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.channel.telegram.Splitting;
import com.tarcommerce.outbound.delivery.Channel;
import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import com.tarcommerce.outbound.delivery.Delivery.Unneeded;
import com.tarcommerce.outbound.delivery.Limits;
import com.tarcommerce.outbound.delivery.Part;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** WhatsApp as a channel: a room's account says whether the bridge or the Cloud API sends to it. */
final class WhatsAppChannel implements Channel {
    private static final int LONGEST = 4_096;

    private final WhatsAppSettings settings;
    private final WhatsAppLimits limits;
    private final BridgeSender bridge;
    private final CloudSender cloud;

    WhatsAppChannel(WhatsAppSettings settings, WhatsAppLimits limits, BridgeSender bridge, CloudSender cloud) {
        this.settings = settings;
        this.limits = limits;
        this.bridge = bridge;
        this.cloud = cloud;
    }

    @Override
    public String name() {
        return "whatsapp";
    }

    @Override
    public String chatOf(Room room) {
        return Objects.requireNonNullElse(room.account(), "") + "/" + room.chat();
    }

    @Override
    public Limits limits(Room room) {
        return WhatsAppSettings.BRIDGE.equals(room.account()) ? limits.bridge() : limits.cloud();
    }

    @Override
    public Duration lookBack() {
        return limits.lookBack();
    }

    @Override
    public List<String> split(SendMessage message) {
        return Splitting.split(message.text(), LONGEST);
    }

    /** Neither way shows a note over a pressed button: an answer that says something becomes a message. */
    @Override
    public Delivery send(Part part) {
        if (part.message().kind() == MessageKind.CALLBACK_ANSWER && part.text().isBlank()) {
            return new Unneeded();
        }
        var account = Objects.requireNonNullElse(part.message().room().account(), "");
        if (settings.bridgeIsOn() && account.equals(WhatsAppSettings.BRIDGE)) {
            return bridge.send(part);
        }
        if (settings.cloudIsOn() && account.equals(settings.phoneNumberId())) {
            return cloud.send(part);
        }
        return new Refused("room.account must be bridge (TAR_WHATSAPP_BRIDGE_SECRET set here) or the phone number's id"
                + " (TAR_WHATSAPP_TOKEN and TAR_WHATSAPP_PHONE_NUMBER_ID set here): set it, restart, and replay this"
                + " message");
    }
}
