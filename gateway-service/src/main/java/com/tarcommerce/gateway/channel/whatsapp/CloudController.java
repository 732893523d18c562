package com.tarcommerce.gateway.channel.whatsapp;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.channel.RawBody;
import com.tarcommerce.gateway.intake.Inbox;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes deliveries of the Cloud API: 200 means that every message and report in it is on the disk. */
@RestController
class CloudController {
    private static final String PATH = "/webhooks/whatsapp";
    /** Meta sends up to 3 MB at once. */
    private static final int MOST_BYTES = 3 * 1024 * 1024;

    private final WhatsAppSettings settings;
    private final Inbox inbox;
    private final JsonMapper json;
    private final TellHeard heard;
    private final PassReceipts receipts;

    CloudController(WhatsAppSettings settings, Inbox inbox, JsonMapper json, TellHeard heard, PassReceipts receipts) {
        this.settings = settings;
        this.inbox = inbox;
        this.json = json;
        this.heard = heard;
        this.receipts = receipts;
    }

    /** 200 with the challenge; 403 for another token; 404 the channel is off. */
    @GetMapping(path = PATH, produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> verify(@RequestParam("hub.mode") String mode,
            @RequestParam("hub.verify_token") String token, @RequestParam("hub.challenge") String challenge) {
        requireOn();
        var known = MessageDigest.isEqual(settings.verifyToken().getBytes(StandardCharsets.UTF_8),
                token.getBytes(StandardCharsets.UTF_8));
        if (!mode.equals("subscribe") || !known) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "forbidden",
                    "hub.verify_token must be TAR_WHATSAPP_VERIFY_TOKEN.");
        }
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(challenge);
    }

    /** 200 kept, now or before; 400 no JSON; 401 not from Meta; 404 the channel is off; 413 too large; 503 again. */
    @PostMapping(PATH)
    ResponseEntity<Void> receive(HttpServletRequest request) throws IOException {
        requireOn();
        var body = RawBody.read(request, MOST_BYTES);
        if (!CloudSignature.isGenuine(settings.appSecrets(), request.getHeader(CloudSignature.HEADER), body)) {
            throw new ProblemException(HttpStatus.UNAUTHORIZED, "unauthorized",
                    "Show " + CloudSignature.HEADER + ", made with TAR_WHATSAPP_APP_SECRET.");
        }
        var delivery = CloudDelivery.of(parse(body), settings.phoneNumberId(), json);
        heard.tell(delivery.heard());
        try {
            inbox.keep(delivery.arrivals());
            receipts.pass(delivery.statuses());
        } catch (TemporaryFailure | RestClientException failure) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "not-kept",
                    "Not everything could be kept: send it again.");
        }
        return ResponseEntity.ok().build();
    }

    private void requireOn() {
        if (!settings.cloudIsOn()) {
            throw ProblemException.notFound("WhatsApp's Cloud API is off: set TAR_WHATSAPP_APP_SECRET.");
        }
    }

    private JsonNode parse(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException noJson) {
            throw ProblemException.malformed("The body is no JSON.");
        }
    }
}
