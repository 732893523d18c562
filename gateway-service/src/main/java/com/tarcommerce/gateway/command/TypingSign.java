package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.MessagesApi;
import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Has a room show "typing", as far as its channel can; that it can't be shown is no reason not to work. */
@Component
class TypingSign {
    private static final Logger LOG = LoggerFactory.getLogger(TypingSign.class);
    private static final Duration OF_USE = Duration.ofSeconds(4);
    /** While outbound is slow, the others are not shown. */
    private static final int MOST_AT_ONCE = 16;

    private final MessagesApi outbound;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    TypingSign(MessagesApi outbound, InstantSource clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    /** Returns at once. */
    void show(long inboundId, String shop, Room room, @Nullable String answered) {
        if (places.tryAcquire()) {
            Thread.ofVirtual().name("typing").start(() -> send(inboundId, shop, room, answered));
        }
    }

    private void send(long inboundId, String shop, Room room, @Nullable String answered) {
        var now = clock.instant();
        try {
            outbound.send(new SendMessage("typing:" + inboundId + ":" + now.getEpochSecond(), shop, room,
                    MessageKind.TYPING, "", null, null, answered, Priority.REPLY, now.plus(OF_USE), null));
        } catch (RestClientException away) {
            LOG.atDebug().addKeyValue("failure", away.getClass().getSimpleName()).log("typing could not be shown");
        } finally {
            places.release();
        }
    }
}
