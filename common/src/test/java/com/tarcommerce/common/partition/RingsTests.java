package com.tarcommerce.common.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.tarcommerce.common.caller.InternalToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A number is a lane: an even one belongs to the first of two other replicas, an odd one to the second. */
class RingsTests {
    private static final JsonMapper JSON = new JsonMapper();

    private final OtherReplica even = new OtherReplica("even");
    private final OtherReplica odd = new OtherReplica("odd");
    private final Sight partitions = new Sight(even, odd);
    private final Rings<Integer> rings = new Rings<>(partitions,
            new Neighbours(HttpClient.newHttpClient(), InternalToken.parse("a-token-for-tests-only"), JSON,
                    new Knock(null, Duration.ofSeconds(1))),
            "/rings",
            number -> number % 2);

    @BeforeEach
    void start() {
        rings.start();
    }

    @AfterEach
    void stop() {
        even.answers.countDown();
        odd.answers.countDown();
        rings.stop();
        even.server.stop(0);
        odd.server.stop(0);
    }

    @Test
    void whoHasItIsTold() {
        rings.pass(2);
        rings.pass(3);

        await().untilAsserted(() -> assertThat(even.told).containsExactly(2));
        await().untilAsserted(() -> assertThat(odd.told).containsExactly(3));
    }

    @Test
    void whatIsEqualIsToldOnceHoweverOftenItIsPassedMeanwhile() {
        even.refusals.set(1_000_000);
        IntStream.range(0, 5).forEach(_ -> rings.pass(2));
        await().until(() -> even.calls.get() > 1);
        IntStream.range(0, 5).forEach(_ -> rings.pass(2));

        even.refusals.set(0);
        await().untilAsserted(() -> assertThat(even.told).contains(2));
        rings.pass(4);

        await().untilAsserted(() -> assertThat(even.told).contains(2, 4));
        assertThat(even.told).containsOnlyOnce(2);
    }

    @Test
    void whoDoesNotTakeItIsCounted() {
        even.refusals.set(1_000_000);

        rings.pass(2);

        await().untilAsserted(() -> assertThat(rings.silent()).isOne());
        even.refusals.set(0);
        await().untilAsserted(() -> assertThat(rings.silent()).isZero());
    }

    @Test
    void whoOwnsNothingAnyMoreIsNotCounted() {
        even.refusals.set(1_000_000);
        rings.pass(2);
        await().untilAsserted(() -> assertThat(rings.silent()).isOne());

        partitions.allAreOdds.set(true);

        assertThat(rings.silent()).isZero();
    }

    @Test
    void whatHasBeenToldIsToldAgainIfItIsPassedAgain() {
        rings.pass(2);
        await().untilAsserted(() -> assertThat(even.told).containsExactly(2));

        await().untilAsserted(() -> {
            rings.pass(2);
            assertThat(even.told).hasSizeGreaterThan(1);
        });
    }

    @Test
    void whatIsPassedWhileItIsBeingToldIsToldOnceMoreForTheOwnerMayHaveLookedBefore() {
        even.hangs();
        rings.pass(2);
        await().until(() -> even.calls.get() == 1);

        rings.pass(2);
        even.answers.countDown();

        await().untilAsserted(() -> assertThat(even.told).containsExactly(2, 2));
    }

    @Test
    void anOwnerThatIsSilentDelaysNoOther() {
        even.hangs();
        rings.pass(2);
        await().until(() -> even.calls.get() == 1);

        rings.pass(3);

        await().atMost(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(odd.told).containsExactly(3));
        assertThat(even.told).isEmpty();
    }

    @Test
    void oneRingIsOfFewEnoughForAnyLimitOfABody() {
        even.hangs();
        IntStream.range(0, 2_000).forEach(no -> rings.pass(2 * no));
        even.answers.countDown();

        await().untilAsserted(() -> assertThat(even.told).hasSize(2_000));
        assertThat(even.largest).hasValueLessThanOrEqualTo(500);
    }

    @Test
    void allAreAskedToReadAgainUntilEachHasHeardIt() {
        even.refusals.set(1);

        rings.readAgain();

        await().untilAsserted(() -> assertThat(even.empty).hasValue(1));
        await().untilAsserted(() -> assertThat(odd.empty).hasValue(1));
        assertThat(even.calls).hasValue(2);
    }

    @Test
    void anErrorDoesNotEndIt() {
        partitions.errors.set(1);

        rings.pass(2);

        await().untilAsserted(() -> assertThat(even.told).containsExactly(2));
    }

    /** Takes rings, unless it is told not to. */
    private static final class OtherReplica {
        private final String name;
        private final HttpServer server;
        private final List<Integer> told = new CopyOnWriteArrayList<>();
        private final AtomicInteger calls = new AtomicInteger();
        private final AtomicInteger empty = new AtomicInteger();
        private final AtomicInteger refusals = new AtomicInteger();
        private final AtomicInteger largest = new AtomicInteger();
        private CountDownLatch answers = new CountDownLatch(0);

        OtherReplica(String name) {
            this.name = name;
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            server.createContext("/rings", this::take);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
        }

        void hangs() {
            answers = new CountDownLatch(1);
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        private void take(HttpExchange exchange) throws IOException {
            try (exchange) {
                calls.incrementAndGet();
                var ring = JSON.readTree(exchange.getRequestBody().readAllBytes());
                answers.await();
                if (refusals.getAndDecrement() > 0) {
                    exchange.sendResponseHeaders(503, -1);
                    return;
                }
                var items = ring.path("waiting");
                largest.accumulateAndGet(items.size(), Math::max);
                empty.addAndGet(items.isEmpty() ? 1 : 0);
                items.forEach(item -> told.add(item.asInt()));
                exchange.sendResponseHeaders(204, -1);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What this replica, which has nothing, sees. */
    private record Sight(OtherReplica even, OtherReplica odd, AtomicInteger errors, AtomicBoolean allAreOdds)
            implements Partitions {

        Sight(OtherReplica even, OtherReplica odd) {
            this(even, odd, new AtomicInteger(), new AtomicBoolean());
        }

        @Override
        public @Nullable Hold hold(int partition) {
            return null;
        }

        @Override
        public void check(Collection<Hold> holds) {
            throw new UnsupportedOperationException("nothing is committed here");
        }

        @Override
        public void lost(Hold hold) {
            throw new UnsupportedOperationException("nothing is held here");
        }

        @Override
        public void unreachable(int partition) {
            // It goes on trying.
        }

        @Override
        public Map<String, String> neighbours() {
            return Map.of(even.name, even.address(), odd.name, odd.address());
        }

        @Override
        public List<Owner> owners() {
            if (errors.getAndDecrement() > 0) {
                throw new StackOverflowError("as the test wants it");
            }
            return List.of(owner(0), owner(1));
        }

        @Override
        public Owner owner(int partition) {
            var replica = partition == 0 && !allAreOdds.get() ? even : odd;
            return new Owner(partition, 1, replica.name, replica.address(), false);
        }

        @Override
        public String replica() {
            return "this";
        }

        @Override
        public int held() {
            return 0;
        }
    }
}
