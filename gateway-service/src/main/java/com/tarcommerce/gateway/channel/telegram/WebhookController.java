package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.intake.Inbox;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes updates from Telegram: 200 means that the update is on the disk. */
@RestController
class WebhookController {
    static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";
    private static final int MOST_BYTES = 1024 * 1024;
    private static final long MOST_DRAINED = 32L * MOST_BYTES;

    private final TelegramSettings settings;
    private final Bots bots;
    private final Inbox inbox;

    WebhookController(TelegramSettings settings, Bots bots, Inbox inbox) {
        this.settings = settings;
        this.bots = bots;
        this.inbox = inbox;
    }

    /**
     * 200 kept, now or before; 400 no update; 401 not from Telegram; 404 this channel takes no webhooks; 413 more than
     * 1 MiB; 503 send it again.
     */
    @PostMapping(TelegramSettings.WEBHOOK_PATH)
    ResponseEntity<Void> receive(@RequestHeader(name = SECRET_HEADER, required = false) @Nullable String secret,
            HttpServletRequest request) throws IOException {
        return receive("", secret, request);
    }

    /** The same, for a bot that was added; 404 also for one that was not, once the secret is right. */
    @PostMapping(TelegramSettings.WEBHOOK_PATH + "/{account}")
    ResponseEntity<Void> receiveForAdded(@PathVariable String account,
            @RequestHeader(name = SECRET_HEADER, required = false) @Nullable String secret,
            HttpServletRequest request) throws IOException {
        return receive(account, secret, request);
    }

    private ResponseEntity<Void> receive(String account, @Nullable String secret, HttpServletRequest request)
            throws IOException {
        if (settings.mode(account) != TelegramMode.WEBHOOK) {
            throw ProblemException.notFound("Telegram is not taken by webhook here: see TAR_TELEGRAM_MODE.");
        }
        if (!WebhookSecrets.isOne(WebhookSecrets.of(settings, account), secret)) {
            throw new ProblemException(HttpStatus.UNAUTHORIZED, "unauthorized",
                    "Show the webhook's secret: " + SECRET_HEADER + ": <TAR_TELEGRAM_WEBHOOK_SECRET>.");
        }
        if (!bots.isKnown(account)) {
            throw ProblemException.notFound("There is no such bot here any more.");
        }
        try {
            inbox.keep(List.of(TelegramUpdates.arrival(account, read(request))));
        } catch (MalformedUpdate malformed) {
            throw ProblemException.malformed(String.valueOf(malformed.getMessage()));
        } catch (TemporaryFailure failure) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "not-kept",
                    "The update could not be kept: send it again.");
        }
        return ResponseEntity.ok().build();
    }

    private static String read(HttpServletRequest request) throws IOException {
        var body = request.getInputStream();
        var bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            drain(body);
            throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "too-large", "An update has at most 1 MiB.");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException noText) {
            throw new MalformedUpdate("The body is no UTF-8.");
        }
    }

    /** Someone who is still sending does not see the answer, unless what is sent has been taken. */
    private static void drain(InputStream body) throws IOException {
        var left = MOST_DRAINED;
        var skipped = body.skip(left);
        while (skipped > 0 && left > 0) {
            left -= skipped;
            skipped = body.skip(left);
        }
    }
}
