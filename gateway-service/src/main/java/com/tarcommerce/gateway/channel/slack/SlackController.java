package com.tarcommerce.gateway.channel.slack;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.channel.RawBody;
import com.tarcommerce.gateway.channel.slack.SlackDelivery.Challenge;
import com.tarcommerce.gateway.channel.slack.SlackDelivery.Ignored;
import com.tarcommerce.gateway.channel.slack.SlackDelivery.Kept;
import com.tarcommerce.gateway.intake.Arrival;
import com.tarcommerce.gateway.intake.Inbox;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Takes events, presses and commands from Slack: 200 means that it is on the disk; the answer follows by itself. */
@RestController
class SlackController {
    private final SlackSettings settings;
    private final Inbox inbox;
    private final InstantSource clock;
    private final JsonMapper json;

    SlackController(SlackSettings settings, Inbox inbox, InstantSource clock, JsonMapper json) {
        this.settings = settings;
        this.inbox = inbox;
        this.clock = clock;
        this.json = json;
    }

    /** 200 kept, now or before; 400 not as documented; 401 not from Slack; 404 the channel is off; 413; 503 again. */
    @PostMapping("/webhooks/slack")
    ResponseEntity<String> receive(HttpServletRequest request) throws IOException {
        if (!settings.isOn()) {
            throw ProblemException.notFound("Slack is off: set TAR_SLACK_SIGNING_SECRET and TAR_SLACK_BOT_TOKEN.");
        }
        var body = RawBody.read(request);
        if (!SlackSignature.isGenuine(settings.signingSecrets(), request.getHeader(SlackSignature.TIMESTAMP),
                request.getHeader(SlackSignature.HEADER), body, clock.instant())) {
            throw new ProblemException(HttpStatus.UNAUTHORIZED, "unauthorized",
                    "Sign as Slack does, with TAR_SLACK_SIGNING_SECRET and a timestamp of the last five minutes.");
        }
        return switch (delivery(body, request.getContentType())) {
            case Challenge(var challenge) ->
                ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(challenge);
            case Ignored() -> ResponseEntity.ok().build();
            case Kept(var arrivals) -> keep(arrivals);
        };
    }

    private SlackDelivery delivery(byte[] body, @Nullable String contentType) {
        try {
            return SlackDelivery.of(body, contentType, clock.instant(), json);
        } catch (IllegalArgumentException undocumented) {
            throw ProblemException.malformed(String.valueOf(undocumented.getMessage()));
        }
    }

    private ResponseEntity<String> keep(List<Arrival> arrivals) {
        try {
            inbox.keep(arrivals);
            return ResponseEntity.ok().build();
        } catch (TemporaryFailure failure) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "not-kept",
                    "It could not be kept: send it again.");
        }
    }
}
