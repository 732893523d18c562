package com.tarcommerce.outbound.channel.whatsapp;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.RoomKind;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.ability.Texts;
import com.tarcommerce.outbound.delivery.Channel;
import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import com.tarcommerce.outbound.delivery.Limits;
import com.tarcommerce.outbound.delivery.Part;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** WhatsApp as a channel: a room's account says whether the bridge or the Cloud API sends to it. */
final class WhatsAppChannel implements Channel {
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
        return RoomKind.BRIDGE.equals(room.account()) ? limits.bridge() : limits.cloud();
    }

    @Override
    public Duration lookBack() {
        return limits.lookBack();
    }

    @Override
    public List<String> split(SendMessage message) {
        return Texts.parts(message);
    }

    @Override
    public Delivery send(Part part) {
        var account = Objects.requireNonNullElse(part.message().room().account(), "");
        if (settings.bridgeIsOn() && account.equals(RoomKind.BRIDGE)) {
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
