package com.tarcommerce.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.Unknown;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an edit takes the place of does not come after it. */
class SupersededTests {
    private static final Room ORDERS = Room.of("slack", "C1");
    private static final Deferred AWAY = new Deferred(false, "no connection");

    private final Outage outage = new Outage();
    private final SettableClock clock = outage.clock();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        outage.close();
    }

    @Test
    void whatStandsAsideIsCancelledByItsEdit() {
        try (var outbound = outage.begin(directory)) {
            outage.fails("Stock is 5", AWAY);
            var old = outbound.send(Messages.text("Stock is 5").in(ORDERS).build());
            outage.tryFor(outbound, old, Duration.ofMinutes(16));
            clock.advance(Duration.ofSeconds(11));

            outbound.awaitState(outbound.send(edit(old).build()), "sent");

            assertOnlyTheNewTextIsSaid(outbound, old);
        }
    }

    @Test
    void whatMayHaveArrivedIsNotSaidOnceMoreAfterItsEdit() {
        try (var outbound = outage.begin(directory)) {
            outage.fails("Stock is 5", new Unknown("the answer was lost"));
            var old = outbound.send(Messages.text("Stock is 5").in(ORDERS).build());
            outage.tryFor(outbound, old, Duration.ofMinutes(16));
            clock.advance(Duration.ofSeconds(11));

            outbound.awaitState(outbound.send(edit(old).build()), "sent");

            assertOnlyTheNewTextIsSaid(outbound, old);
        }
    }

    @Test
    void whatWaitsInAnotherLaneIsCancelledByTheEditThatOvertakesIt() {
        try (var outbound = outage.begin(directory)) {
            outage.fails("Stock is 5", AWAY);
            var old = outbound.send(Messages.text("Stock is 5").in(ORDERS).build());
            outbound.awaitAttempts(old, 1);

            outbound.awaitState(outbound.send(edit(old).priority(Priority.REPLY).build()), "sent");

            assertOnlyTheNewTextIsSaid(outbound, old);
        }
    }

    @Test
    void whatWaitedBehindItWaitsForItNoLonger() {
        try (var outbound = outage.begin(directory)) {
            outage.fails("Stock is 5", new Unknown("the answer was lost"));
            var old = outbound.send(Messages.text("Stock is 5").in(ORDERS.inThread("1.5")).build());
            outbound.awaitAttempts(old, 1);
            var behind = outbound.send(Messages.text("behind").in(ORDERS.inThread("1.5")).build());

            outbound.awaitState(outbound.send(edit(old).priority(Priority.REPLY).build()), "sent");

            outbound.awaitState(behind, "sent");
            assertThat(outage.texts()).containsExactly("Stock is 6", "behind");
        }
    }

    private void assertOnlyTheNewTextIsSaid(RunningOutbound outbound, String old) {
        outage.heals("Stock is 5");
        clock.advance(Duration.ofHours(6));
        outbound.awaitState(outbound.send(Messages.text("next").in(ORDERS).build()), "sent");
        assertThat(outbound.get(old).state().wire()).isEqualTo("cancelled");
        assertThat(outage.texts()).containsExactly("Stock is 6", "next");
    }

    private static Messages edit(String old) {
        return Messages.text("Stock is 6").in(ORDERS).kind(MessageKind.EDIT).replyTo(old);
    }
}
