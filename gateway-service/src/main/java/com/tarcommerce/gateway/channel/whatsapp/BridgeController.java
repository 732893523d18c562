package com.tarcommerce.gateway.channel.whatsapp;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.common.signature.StandardWebhooks;
import com.tarcommerce.gateway.channel.RawBody;
import com.tarcommerce.gateway.intake.Arrival;
import com.tarcommerce.gateway.intake.Inbox;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes events from the bridge: 200 means that the event is on the disk. */
@RestController
class BridgeController {
    private static final String DOOR = "whatsapp-bridge:in";

    private final WhatsAppSettings settings;
    private final Inbox inbox;
    private final InstantSource clock;
    private final JsonMapper json;

    BridgeController(WhatsAppSettings settings, Inbox inbox, InstantSource clock, JsonMapper json) {
        this.settings = settings;
        this.inbox = inbox;
        this.clock = clock;
        this.json = json;
    }

    /** 200 kept, now or before; 400 no event; 401 not from the bridge; 404 the channel is off; 413 too large; 503 again. */
    @PostMapping("/webhooks/whatsapp-bridge")
    ResponseEntity<Void> receive(HttpServletRequest request) throws IOException {
        if (!settings.bridgeIsOn()) {
            throw ProblemException.notFound("The WhatsApp bridge is off: set TAR_WHATSAPP_BRIDGE_SECRET.");
        }
        var body = RawBody.read(request);
        if (!isGenuine(request, body)) {
            throw new ProblemException(HttpStatus.UNAUTHORIZED, "unauthorized",
                    "Sign as Standard Webhooks says, with the key derived from TAR_WHATSAPP_BRIDGE_SECRET.");
        }
        try {
            inbox.keep(List.of(arrival(body)));
        } catch (TemporaryFailure failure) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "not-kept",
                    "The event could not be kept: send it again.");
        }
        return ResponseEntity.ok().build();
    }

    private boolean isGenuine(HttpServletRequest request, byte[] body) {
        return new StandardWebhooks(settings.bridgeSecrets().derive(DOOR), clock).verify(
                request.getHeader(StandardWebhooks.ID), request.getHeader(StandardWebhooks.TIMESTAMP),
                request.getHeader(StandardWebhooks.SIGNATURE), body);
    }

    /** What has an id and a chat is kept, even if the rest of it cannot be read. */
    private Arrival arrival(byte[] body) {
        var event = parse(body);
        var id = event.path("id").asString("");
        var chat = event.path("data").path("chat").asString("");
        if (id.isEmpty() || chat.isEmpty()) {
            throw ProblemException.malformed("An event has an id and data.chat.");
        }
        return new Arrival(WhatsAppSettings.CHANNEL, WhatsAppSettings.BRIDGE, id, roomOf(chat).key(),
                new String(body, StandardCharsets.UTF_8));
    }

    static Room roomOf(String chat) {
        return new Room(WhatsAppSettings.CHANNEL, WhatsAppSettings.BRIDGE, chat, null);
    }

    private JsonNode parse(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException noJson) {
            throw ProblemException.malformed("The body is no JSON.");
        }
    }
}
