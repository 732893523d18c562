package com.tarcommerce.gateway.channel.whatsapp;

import com.tarcommerce.common.contract.message.Receipt;
import com.tarcommerce.common.contract.message.Receipts;
import com.tarcommerce.common.contract.message.ReceiptsApi;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import tools.jackson.databind.JsonNode;

/** Hands on to outbound what Meta reports of its messages: delivered, read, not delivered after all. */
@Component
class PassReceipts {
    private static final Logger LOG = LoggerFactory.getLogger(PassReceipts.class);
    private static final int MOST = 1_000;
    private static final int BAD_REQUEST = 400;
    /** Meta answered 200, and sees only now that the person had been silent for 24 hours. */
    private static final int TOO_LATE = 131047;

    private final ReceiptsApi outbound;
    private final InstantSource clock;
    private final MeterRegistry meters;

    PassReceipts(ReceiptsApi outbound, InstantSource clock, MeterRegistry meters) {
        this.outbound = outbound;
        this.clock = clock;
        this.meters = meters;
    }

    /** @throws org.springframework.web.client.RestClientException if outbound did not keep them: Meta is to say it again */
    void pass(List<JsonNode> statuses) {
        statuses.forEach(this::note);
        var receipts = statuses.stream().map(this::receipt).flatMap(Optional::stream).toList();
        for (var from = 0; from < receipts.size(); from += MOST) {
            pass(new Receipts(receipts.subList(from, Math.min(receipts.size(), from + MOST))));
        }
    }

    private void pass(Receipts receipts) {
        try {
            outbound.keep(receipts);
        } catch (HttpClientErrorException refused) {
            if (refused.getStatusCode().value() != BAD_REQUEST) {
                throw refused;
            }
            LOG.atError().addKeyValue("receipts", receipts.receipts().size())
                    .log("outbound can't read what WhatsApp reports: are both of one version?");
        }
    }

    private Optional<Receipt> receipt(JsonNode status) {
        var id = status.path("id").asString("");
        var state = switch (status.path("status").asString("")) {
            case "delivered" -> "delivered";
            case "read" -> "read";
            case "failed" -> code(status) == TOO_LATE ? "late" : "undelivered";
            default -> "";
        };
        return id.isEmpty() || id.length() > 256 || state.isEmpty()
                ? Optional.empty()
                : Optional.of(new Receipt(WhatsAppSettings.CHANNEL, id, state, at(status), reason(status)));
    }

    private Instant at(JsonNode status) {
        var seconds = status.path("timestamp").asString("");
        return seconds.matches("\\d{1,11}") ? Instant.ofEpochSecond(Long.parseLong(seconds)) : clock.instant();
    }

    private static @Nullable String reason(JsonNode status) {
        var code = code(status);
        return code == 0 ? null : "WhatsApp's error " + code;
    }

    private static int code(JsonNode status) {
        return status.path("errors").path(0).path("code").asInt(0);
    }

    /** That a message failed is somebody's to know; one that is late goes once more. */
    private void note(JsonNode status) {
        if (status.path("status").asString("").equals("failed") && code(status) != TOO_LATE) {
            meters.counter("tar.whatsapp.failed").increment();
            LOG.atWarn().addKeyValue("code", code(status))
                    .log("WhatsApp accepted a message and did not deliver it");
        }
    }
}
