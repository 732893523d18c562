package com.tarcommerce.gateway.channel.whatsapp;

import com.tarcommerce.common.contract.message.Heard;
import com.tarcommerce.common.contract.message.Receipts;
import com.tarcommerce.common.contract.message.ReceiptsApi;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Tells outbound who wrote, before they are answered, for free text reaches them for 24 hours after that only. Taking the
 * messages in does not depend on it: what outbound does not hear of, Meta tells it with the next message that is too late.
 */
@Component
class TellHeard {
    private static final Logger LOG = LoggerFactory.getLogger(TellHeard.class);
    private static final int MOST = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ReceiptsApi outbound;

    TellHeard(ReceiptsApi outbound) {
        this.outbound = outbound;
    }

    void tell(List<Heard> heard) {
        for (var from = 0; from < heard.size(); from += MOST) {
            var some = heard.subList(from, Math.min(heard.size(), from + MOST));
            var telling = Thread.ofVirtual().name("tell-heard").start(() -> keep(some));
            try {
                telling.join(PATIENCE);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void keep(List<Heard> heard) {
        try {
            outbound.keep(new Receipts(List.of(), heard));
        } catch (RestClientException away) {
            LOG.atInfo().addKeyValue("reason", away.getClass().getSimpleName())
                    .log("outbound was not told who wrote on WhatsApp: what it sends them may go as the template");
        }
    }
}
