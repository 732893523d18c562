package com.tarcommerce.gateway.channel.whatsapp;

import com.tarcommerce.gateway.intake.ChannelReader;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.UnreadableUpdate;
import org.springframework.stereotype.Component;

/** Reads what came of WhatsApp, by whichever way it came. */
@Component
class WhatsAppReader implements ChannelReader {
    private final BridgeReader bridge;
    private final CloudReader cloud;

    WhatsAppReader(BridgeReader bridge, CloudReader cloud) {
        this.bridge = bridge;
        this.cloud = cloud;
    }

    @Override
    public String channel() {
        return WhatsAppSettings.CHANNEL;
    }

    @Override
    public Incoming read(String account, String body) throws UnreadableUpdate {
        return account.equals(WhatsAppSettings.BRIDGE) ? bridge.read(body) : cloud.read(account, body);
    }
}
