package com.tarcommerce.benchmarks;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** What goes wrong while the events of one statement are on their way and the next statement is made. */
sealed interface RowsFault {

    /** Returns when it has begun. */
    void begin() throws SQLException;

    /** Returns when all is well again. */
    void end() throws InterruptedException, ExecutionException;

    /** All is well. */
    record None() implements RowsFault {
        @Override
        public void begin() {
            // Nothing goes wrong.
        }

        @Override
        public void end() {
            // Nothing went wrong.
        }
    }

    /** The gateway is killed, and started after a while: whoever writes meanwhile is heard by nobody. */
    record GatewayDown(Suite suite, Duration duration, PrintStream out) implements RowsFault {
        @Override
        public void begin() {
            suite.killGateway();
        }

        @Override
        public void end() {
            Suite.pause(duration);
            out.printf("the gateway was down for %d s%n", duration.toSeconds());
            suite.startGateway();
        }
    }

    /** Outbound answers 500 for a while, also for what it has accepted. */
    record ReceiverFails(Relay relay, Duration duration, PrintStream out) implements RowsFault {
        @Override
        public void begin() {
            relay.fail(true);
        }

        @Override
        public void end() {
            Suite.pause(duration);
            relay.fail(false);
            out.printf("outbound answered 500 for %d s, %d times%n", duration.toSeconds(), relay.failed());
            if (relay.failed() == 0) {
                throw new IllegalStateException("nothing was sent to outbound while it failed, so this shows nothing");
            }
        }
    }

    /** sqld is killed so many times, at moments that a seed chooses, also while a statement runs. */
    final class ServerKilled implements RowsFault {
        private static final int LONGEST_PAUSE_MS = 1500;

        private final SuiteServer server;
        private final int kills;
        private final Random random;
        private final PrintStream out;
        private CompletableFuture<Void> done = CompletableFuture.completedFuture(null);

        ServerKilled(SuiteServer server, int kills, Random random, PrintStream out) {
            this.server = server;
            this.kills = kills;
            this.random = random;
            this.out = out;
        }

        @Override
        public void begin() {
            done = CompletableFuture.runAsync(this::kill);
        }

        private void kill() {
            try {
                for (var kill = 1; kill <= kills; kill++) {
                    Suite.pause(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MS)));
                    server.killAndStart();
                    out.printf("sqld was killed and started again, %d of %d%n", kill, kills);
                }
            } catch (SQLException failure) {
                throw new IllegalStateException("sqld does not come back", failure);
            }
        }

        @Override
        public void end() throws InterruptedException, ExecutionException {
            done.get();
        }
    }
}
