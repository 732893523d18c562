package com.tarcommerce.gateway.channel.whatsapp;

import com.tarcommerce.common.contract.message.RoomKind;
import com.tarcommerce.common.signature.Secrets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How WhatsApp reaches this service. The bridge is on if its secret is set; the Cloud API if any of its values is.
 *
 * @param bridgeUrl     {@code TAR_WHATSAPP_BRIDGE_URL}
 * @param bridgeSecret  {@code TAR_WHATSAPP_BRIDGE_SECRET}, what the keys of both ways are derived from
 * @param appSecret     {@code TAR_WHATSAPP_APP_SECRET}; several, space-separated: all are accepted
 * @param verifyToken   {@code TAR_WHATSAPP_VERIFY_TOKEN}: what Meta shows when it asks whether the address is ours
 * @param phoneNumberId {@code TAR_WHATSAPP_PHONE_NUMBER_ID}
 * @param token         {@code TAR_WHATSAPP_TOKEN}: pictures are fetched with it, and by outbound messages sent
 * @param apiUrl        {@code TAR_WHATSAPP_API_URL}, with the version: {@code https://graph.facebook.com/v23.0}
 */
@ConfigurationProperties("tar.whatsapp")
record WhatsAppSettings(String bridgeUrl, String bridgeSecret, String appSecret, String verifyToken,
        String phoneNumberId, String token, String apiUrl) {
    static final String CHANNEL = "whatsapp";
    /** The account of rooms behind the bridge; those of the Cloud API have the phone number's id. */
    static final String BRIDGE = RoomKind.BRIDGE;

    WhatsAppSettings {
        if (!bridgeSecret.isBlank()) {
            Secrets.parse("TAR_WHATSAPP_BRIDGE_SECRET", bridgeSecret);
        }
        if (Stream.of(appSecret, verifyToken, phoneNumberId).anyMatch(value -> !value.isBlank())) {
            require("TAR_WHATSAPP_APP_SECRET", appSecret,
                    "without it anybody could write in the name of your shop (App settings, Basic, App secret)");
            require("TAR_WHATSAPP_VERIFY_TOKEN", verifyToken, "make up a random one, and give it to Meta too");
            require("TAR_WHATSAPP_PHONE_NUMBER_ID", phoneNumberId, "Meta shows it beside the number, under API setup");
            require("TAR_WHATSAPP_TOKEN", token, "pictures are fetched with it, and outbound sends with it");
        }
    }

    boolean bridgeIsOn() {
        return !bridgeSecret.isBlank();
    }

    boolean cloudIsOn() {
        return !appSecret.isBlank();
    }

    Secrets bridgeSecrets() {
        return Secrets.parse("TAR_WHATSAPP_BRIDGE_SECRET", bridgeSecret);
    }

    List<String> appSecrets() {
        return List.of(appSecret.strip().split("\\s+"));
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "WhatsAppSettings[bridge " + bridgeIsOn() + ", Cloud API " + cloudIsOn() + "]";
    }

    private static void require(String variable, String value, String advice) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    "WhatsApp's Cloud API is on, but " + variable + " is not set: " + advice);
        }
    }
}
