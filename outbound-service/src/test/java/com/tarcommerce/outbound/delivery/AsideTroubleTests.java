package com.tarcommerce.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.message.Rank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands aside comes back in its order, and a database that fails just when it is asked what does holds nobody up. */
class AsideTroubleTests {
    private static final Room ORDERS = Room.of("slack", "C1");
    private static final Room FINANCE = Room.of("slack", "C2");
    private static final Deferred AWAY = new Deferred(false, "no connection");

    private final Outage outage = new Outage();
    private final AtomicBoolean broken = new AtomicBoolean();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        outage.close();
    }

    @Test
    void aRoomGoesOnThoughWhatStandsAsideInItCouldNotBeReadAfterAFailure() {
        try (var outbound = begin()) {
            leaveAside(outbound, "poison");
            outage.fails("next", AWAY);
            broken.set(true);

            var next = outbound.send(Messages.text("next").in(ORDERS).build());
            outbound.awaitAttempts(next, 1);
            outage.heals("next");
            outage.tryAgain(outbound, next);

            outbound.awaitState(next, "sent");
        }
    }

    @Test
    void aLaneIsReadOnThoughWhatStandsAsideCouldNotBeReadAfterAnAnswer() {
        try (var outbound = begin()) {
            leaveAside(outbound, "poison");
            outage.fails("0", AWAY);
            var first = outbound.send(Messages.text("0").in(FINANCE).build());
            outbound.awaitAttempts(first, 1);
            var rest = IntStream.rangeClosed(1, 2 * Lane.READ_AHEAD)
                    .mapToObj(no -> outbound.send(Messages.text("" + no).in(FINANCE).build())).toList();
            outage.heals("0");
            broken.set(true);

            outage.tryAgain(outbound, first);

            rest.forEach(id -> outbound.awaitState(id, "sent"));
        }
    }

    @Test
    void severalThatStandAsideInALaneComeBackInTheOrderOfAcceptanceBeforeWhatIsBehind() {
        outage.fails("1", AWAY);
        try (var outbound = begin()) {
            List.of("1", "2", "3").forEach(text -> outbound.send(Messages.text(text).in(ORDERS).build()));
            outbound.jdbc().sql("""
                    update message set aside = 1, failures = 9, held_since = :start, next_at = :start + 3600000""")
                    .param("start", outage.start().toEpochMilli()).update();
        }
        outage.heals("1");
        outage.fails("4", AWAY);
        try (var outbound = begin()) {
            var fourth = outbound.send(Messages.text("4").in(ORDERS).build());
            outbound.awaitAttempts(fourth, 1);
            var fifth = outbound.send(Messages.text("5").in(ORDERS).build());
            outage.heals("4");

            outage.tryAgain(outbound, fourth);

            outbound.awaitState(fifth, "sent");
            assertThat(outage.texts()).containsExactly("1", "2", "3", "4", "5");
        }
    }

    private RunningOutbound begin() {
        return outage.begin(directory, beans -> beans.registerBean("asideStoreOfTheTest", AsideStore.class,
                () -> new Troubled(beans.getBean(JdbcClient.class), broken),
                definition -> definition.setPrimary(true)));
    }

    /** Of ORDERS. */
    private String leaveAside(RunningOutbound outbound, String text) {
        outage.fails(text, AWAY);
        var id = outbound.send(Messages.text(text).in(ORDERS).build());
        var since = outage.clock().instant();
        outage.tryUntil(outbound, id,
                () -> !outage.clock().instant().isBefore(since.plus(Duration.ofMinutes(16))));
        return id;
    }

    /** Not final, for it is proxied. */
    static class Troubled extends AsideStore {

        private final AtomicBoolean broken;

        Troubled(JdbcClient jdbc, AtomicBoolean broken) {
            super(jdbc);
            this.broken = broken;
        }

        @Override
        List<Aside> all() {
            failIfBroken();
            return super.all();
        }

        @Override
        List<Aside> of(Room room, Rank rank) {
            failIfBroken();
            return super.of(room, rank);
        }

        private void failIfBroken() {
            if (broken.get()) {
                throw new CannotAcquireLockException("busy");
            }
        }
    }
}
