package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.MessagesApi;
import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.SendMessage;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Shows in a room that an answer is being worked on; that it can't be shown is no reason not to work on it. */
@Component
class ShowTyping {
    private static final Logger LOG = LoggerFactory.getLogger(ShowTyping.class);
    private static final Duration OF_USE = Duration.ofSeconds(20);

    private final MessagesApi outbound;
    private final InstantSource clock;

    ShowTyping(MessagesApi outbound, InstantSource clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    /** Outside a transaction. */
    void in(Occasion on) {
        try {
            outbound.send(new SendMessage("typing:" + on.inboundId(), on.shop(), on.room(), MessageKind.TYPING, "",
                    null, null, null, Priority.REPLY, clock.instant().plus(OF_USE), null));
        } catch (RestClientException away) {
            LOG.atDebug().addKeyValue("failure", away.getClass().getSimpleName()).log("typing could not be shown");
        }
    }
}
