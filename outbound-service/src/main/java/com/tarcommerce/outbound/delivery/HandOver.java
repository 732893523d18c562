package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.trace.Traces;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.Lapsed;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The call of a channel, which never throws. That of a sign of typing is short, for the answer of its room waits for it. */
final class HandOver {
    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);
    private static final int LONGEST_SIGN_SECONDS = 2;

    private HandOver() {
    }

    static Delivery to(Channel channel, Part part, Traces traces) {
        return isSign(part) ? shortly(channel, part, traces) : call(channel, part);
    }

    /** Whether it uses up nothing of what the platform lets through. */
    static boolean isFree(Part part, Address to) {
        return isSign(part) && signsAreFree(to);
    }

    static boolean signsAreFree(Address to) {
        return !to.channel().limits(to.room()).countTyping();
    }

    private static boolean isSign(Part part) {
        return part.message().kind() == MessageKind.TYPING;
    }

    /** A call that takes longer goes on by itself: whatever comes of it, the moment of the sign is over. */
    private static Delivery shortly(Channel channel, Part part, Traces traces) {
        var trace = traces.current();
        return CompletableFuture
                .supplyAsync(() -> traces.inSpan("show sign", trace, () -> call(channel, part)),
                        call -> Thread.ofVirtual().name("sign").start(call))
                .completeOnTimeout(new Lapsed("not answered within " + LONGEST_SIGN_SECONDS + " s", false),
                        LONGEST_SIGN_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static Delivery call(Channel channel, Part part) {
        try {
            return channel.send(part);
        } catch (RuntimeException | Error ours) {
            LOG.atError().setCause(ours).addKeyValue("channel", channel.name()).log("a channel failed unexpectedly");
            return new Deferred(true, Surprise.reason(ours));
        }
    }
}
