package com.tarcommerce.outbound.channel.whatsapp;

import com.tarcommerce.common.signature.Secrets;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How WhatsApp is reached.
 *
 * @param bridgeUrl     {@code TAR_WHATSAPP_BRIDGE_URL}
 * @param bridgeSecret  {@code TAR_WHATSAPP_BRIDGE_SECRET}; empty: the bridge is off
 * @param token         {@code TAR_WHATSAPP_TOKEN}; empty: the Cloud API is off
 * @param phoneNumberId {@code TAR_WHATSAPP_PHONE_NUMBER_ID}: the account of the Cloud API's rooms
 * @param apiUrl        {@code TAR_WHATSAPP_API_URL}, with the version: {@code https://graph.facebook.com/v23.0}
 * @param template      {@code TAR_WHATSAPP_TEMPLATE}: {@code name:language} of an approved template with one variable, for
 *                      what is said more than 24 hours after the person wrote; empty: such messages are refused
 */
@ConfigurationProperties("tar.whatsapp")
record WhatsAppSettings(String bridgeUrl, String bridgeSecret, String token, String phoneNumberId, String apiUrl,
        String template) {
    private static final Pattern TEMPLATE = Pattern.compile("([a-z0-9_]+:[A-Za-z_]+)?");

    WhatsAppSettings {
        if (!bridgeSecret.isBlank()) {
            Secrets.parse("TAR_WHATSAPP_BRIDGE_SECRET", bridgeSecret);
        }
        if (!token.isBlank() && phoneNumberId.isBlank()) {
            throw new IllegalArgumentException("TAR_WHATSAPP_TOKEN is set, but TAR_WHATSAPP_PHONE_NUMBER_ID is not:"
                    + " Meta shows it beside the number, under API setup");
        }
        if (!TEMPLATE.matcher(template).matches()) {
            throw new IllegalArgumentException("TAR_WHATSAPP_TEMPLATE must be name:language, for example tar_alert:en");
        }
    }

    boolean bridgeIsOn() {
        return !bridgeSecret.isBlank();
    }

    boolean cloudIsOn() {
        return !token.isBlank();
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "WhatsAppSettings[bridge " + bridgeIsOn() + ", Cloud API " + cloudIsOn() + "]";
    }
}
