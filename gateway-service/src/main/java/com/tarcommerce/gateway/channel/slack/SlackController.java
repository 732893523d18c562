package com.tarcommerce.gateway.channel.slack;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.channel.RawBody;
import com.tarcommerce.gateway.channel.slack.SlackDelivery.Challenge;
import com.tarcommerce.gateway.channel.slack.SlackDelivery.Ignored;
import com.tarcommerce.gateway.channel.slack.SlackDelivery.Kept;
import com.tarcommerce.gateway.channel.slack.SlackDelivery.TooMany;
import com.tarcommerce.gateway.intake.Arrival;
import com.tarcommerce.gateway.intake.Inbox;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Takes events, presses and commands from Slack: 200 means that it is on the disk; the answer follows by itself. */
@RestController
class SlackController {
    private static final Logger LOG = LoggerFactory.getLogger(SlackController.class);
    private static final String NO_RETRY = "X-Slack-No-Retry";

    private final SlackSettings settings;
    private final Workspaces workspaces;
    private final Inbox inbox;
    private final InstantSource clock;
    private final JsonMapper json;
    private final Counter heldBack;

    SlackController(SlackSettings settings, Workspaces workspaces, Inbox inbox, InstantSource clock, JsonMapper json,
            MeterRegistry metrics) {
        heldBack = Counter.builder("tar.slack.rate.limited").description("Minutes in which Slack held events back")
                .register(metrics);
        this.settings = settings;
        this.workspaces = workspaces;
        this.inbox = inbox;
        this.clock = clock;
        this.json = json;
    }

    /**
     * 200 kept, now or before; 400 not as documented; 401 not from Slack; 404 the channel is off; 413; 503 again. What no
     * repetition would mend, 400 and 413, asks for none: the others can be mended here while Slack repeats.
     */
    @PostMapping("/webhooks/slack")
    ResponseEntity<String> receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            return receive(request);
        } catch (ProblemException refused) {
            if (refused.getStatusCode().isSameCodeAs(HttpStatus.BAD_REQUEST)
                    || refused.getStatusCode().isSameCodeAs(HttpStatus.CONTENT_TOO_LARGE)) {
                response.setHeader(NO_RETRY, "1");
            }
            throw refused;
        }
    }

    private ResponseEntity<String> receive(HttpServletRequest request) throws IOException {
        if (!settings.isOn()) {
            throw ProblemException.notFound("Slack is off: set TAR_SLACK_SIGNING_SECRET, and TAR_SLACK_BOT_TOKEN or"
                    + " TAR_SLACK_CLIENT_ID.");
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
            case TooMany() -> tooMany();
            case Ignored() -> ResponseEntity.ok().build();
            case Kept(var arrivals) -> keep(arrivals);
        };
    }

    private ResponseEntity<String> tooMany() {
        heldBack.increment();
        LOG.atWarn().log("Slack holds events back: more than 30,000 came within an hour; what it held back is lost");
        return ResponseEntity.ok().build();
    }

    private SlackDelivery delivery(byte[] body, @Nullable String contentType) {
        try {
            return SlackDelivery.of(body, contentType, clock.instant(), json, workspaces::accountOf);
        } catch (IllegalArgumentException undocumented) {
            throw ProblemException.malformed(String.valueOf(undocumented.getMessage()));
        } catch (TemporaryFailure away) {
            throw notKept();
        }
    }

    private ResponseEntity<String> keep(List<Arrival> arrivals) {
        try {
            inbox.keep(arrivals);
            return ResponseEntity.ok().build();
        } catch (TemporaryFailure failure) {
            throw notKept();
        }
    }

    private static ProblemException notKept() {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "not-kept", "It could not be kept: send it again.");
    }
}
