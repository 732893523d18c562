package com.tarcommerce.gateway.event;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.common.signature.StandardWebhooks;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The doors for events; each takes only what is signed with its own key. */
@RestController
@RequestMapping("/events")
class EventController {
    private static final int LONGEST_BODY = 128 * 1024;

    private final Bells bells;
    private final FiredAlarms alarms;
    private final StandardWebhooks libsql;
    private final StandardWebhooks fired;
    private final UndeliveredNudges nudges;
    private final StandardWebhooks messages;

    EventController(Bells bells, FiredAlarms alarms, UndeliveredNudges nudges, WebhookKeys keys) {
        this.bells = bells;
        this.alarms = alarms;
        this.libsql = keys.libsql();
        this.fired = keys.alarms();
        this.nudges = nudges;
        this.messages = keys.messages();
    }

    /** A writer of another process has committed. 204 at once, which promises nothing; 401, 413. */
    @PostMapping("/libsql")
    ResponseEntity<Void> ring(HttpServletRequest request) throws IOException {
        verified(libsql, request);
        bells.ringFromOutside();
        return ResponseEntity.noContent().build();
    }

    /**
     * An alarm has fired, or the scheduler has given it up. 200 once its effects are accepted, a repeat too; 400, 401, 413; 503 while a service that it
     * needs is away, which is asked to come again.
     */
    @PostMapping("/alarms")
    ResponseEntity<Void> fired(HttpServletRequest request) throws IOException {
        var body = verified(fired, request);
        return switch (alarms.receive(Objects.requireNonNull(request.getHeader(StandardWebhooks.ID)), body)) {
            case DONE -> ResponseEntity.ok().build();
            case LATER -> throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "service-away",
                    "A service that this alarm needs is away; post it again.");
            case UNREADABLE -> throw ProblemException.malformed("The body is no alarm.fired and no alarm.dead.");
        };
    }

    /**
     * Outbound says what became of a message. 200 once what follows from it is accepted, a repeat too; 400, 401, 413; 503
     * while outbound does not answer, it is quiet, or what is told is not written down here yet: asked to come again.
     */
    @PostMapping("/messages")
    ResponseEntity<Void> changed(HttpServletRequest request) throws IOException {
        if (!nudges.heard(verified(messages, request))) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "service-away", "Post it again.");
        }
        return ResponseEntity.ok().build();
    }

    private static byte[] verified(StandardWebhooks key, HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The body is longer than 128 KiB.");
        }
        if (!key.verify(request.getHeader(StandardWebhooks.ID), request.getHeader(StandardWebhooks.TIMESTAMP),
                request.getHeader(StandardWebhooks.SIGNATURE), body)) {
            throw new ProblemException(HttpStatus.UNAUTHORIZED, "unauthorized",
                    "Sign as Standard Webhooks says, with the key of this address and a timestamp of the last five minutes.");
        }
        return body;
    }
}
