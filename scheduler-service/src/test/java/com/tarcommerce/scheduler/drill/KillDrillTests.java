package com.tarcommerce.scheduler.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.signature.Secrets;
import com.tarcommerce.common.signature.StandardWebhooks;
import com.tarcommerce.scheduler.Receiver;
import com.tarcommerce.scheduler.Receiver.Arrival;
import com.tarcommerce.scheduler.Receiver.Reply;
import com.tarcommerce.scheduler.RunningScheduler;
import com.tarcommerce.testsupport.NoSecondTry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The service is killed twice while clients set and delete; {@code -Dtar.drill.seed=N} repeats a run's choices. */
@ExtendWith(NoSecondTry.class)
class KillDrillTests {
    private static final int CLIENTS = 4;
    private static final int KEYS_PER_CLIENT = 60;
    private static final String HOOK = "/hooks/drill";

    private final JsonMapper json = new JsonMapper();
    private final long seed = Long.getLong("tar.drill.seed", System.nanoTime());
    private final Receiver receiver = Receiver.start(new StandardWebhooks(
            Secrets.parse("TAR_WEBHOOK_SECRET", RunningScheduler.SECRET).derive("alarms"), InstantSource.system()));
    private final List<Promises> promises = IntStream.range(0, CLIENTS * KEYS_PER_CLIENT)
            .mapToObj(no -> new Promises(path(no))).toList();
    private final AtomicBoolean working = new AtomicBoolean();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    @Test
    void killedInTheMiddleItLosesNoAlarmAndFiresNoneEarlyOrAfterItsDelete() throws InterruptedException {
        System.out.println("seed of the kill drill: " + seed);
        var random = new Random(seed);
        IntStream.range(0, 4_000).mapToObj(_ -> Reply.of(random.nextInt(10) == 0 ? 503 : 204))
                .forEach(reply -> receiver.reply(HOOK, reply));
        var service = new ServiceProcess(folder, receiver.url());
        try {
            for (var round = 0; round < 2; round++) {
                service.start();
                workUntilKilled(service, random, round);
            }
            service.start();
            await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100))
                    .until(() -> promises.stream().allMatch(this::isKept));
            await().atMost(Duration.ofSeconds(60)).until(() -> isQuiet(service));
        } finally {
            service.kill();
            receiver.stop();
        }

        assertThat(surprises).as("seed %d", seed).isEmpty();
        var arrivals = receiver.arrivals();
        var byKey = arrivals.stream()
                .collect(Collectors.groupingBy(arrival -> arrival.data().path("owner").asString()));
        assertThat(IntStream.range(0, promises.size()).boxed()
                .flatMap(no -> promises.get(no).broken(byKey.getOrDefault(owner(no), List.of())).stream()))
                .as("seed %d; %s", seed, service.output()).isEmpty();
        assertThat(Promises.confusedIds(arrivals)).as("seed %d", seed).isEmpty();
        assertThat(arrivals).allMatch(Arrival::genuine).hasSizeGreaterThan(CLIENTS * KEYS_PER_CLIENT / 2);
    }

    private void workUntilKilled(ServiceProcess service, Random random, int round) throws InterruptedException {
        working.set(true);
        var clients = new ArrayList<Thread>();
        for (var client = 0; client < CLIENTS; client++) {
            var own = new Random(seed + 31L * round + client);
            var first = client * KEYS_PER_CLIENT;
            clients.add(Thread.ofPlatform().uncaughtExceptionHandler((_, failure) -> surprises.add(failure.toString()))
                    .start(() -> work(service, own, first)));
        }
        var enough = receiver.arrivals().size() + 100 + random.nextInt(200);
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(2))
                .until(() -> receiver.arrivals().size() >= enough);
        service.kill();
        working.set(false);
        for (var client : clients) {
            client.join();
        }
    }

    private void work(ServiceProcess service, Random random, int firstKey) {
        while (working.get()) {
            var no = firstKey + random.nextInt(KEYS_PER_CLIENT);
            if (random.nextInt(4) == 0) {
                delete(service, no);
            } else {
                set(service, no, random.nextInt(1_500));
            }
        }
    }

    private void set(ServiceProcess service, int no, int aheadMs) {
        promises.get(no).supersede();
        var at = Instant.now().plusMillis(aheadMs);
        var body = "{\"at\":\"%s\",\"payload\":{\"no\":%d},\"callback\":\"%s\"}".formatted(at, no,
                receiver.url() + HOOK);
        service.send("PUT", path(no), body).ifPresent(answer -> {
            assertThat(answer.statusCode()).isIn(200, 201);
            var alarm = json.readTree(answer.body());
            promises.get(no).set(alarm.path("generation").asLong(),
                    Instant.parse(alarm.path("scheduledAt").asString()).toEpochMilli(), System.currentTimeMillis());
        });
    }

    private void delete(ServiceProcess service, int no) {
        promises.get(no).supersede();
        service.send("DELETE", path(no), "").ifPresent(answer -> {
            assertThat(answer.statusCode()).isIn(202, 204);
            promises.get(no).deleted(System.currentTimeMillis(),
                    answer.statusCode() == 204 ? null : json.readTree(answer.body()).path("inFlight").asString());
        });
    }

    private boolean isKept(Promises promise) {
        return promise.awaited().stream().allMatch(generation -> receiver.arrivals().stream()
                .anyMatch(arrival -> arrival.data().path("generation").asLong() == generation));
    }

    /** Nothing waits any more, for a retry neither. */
    private boolean isQuiet(ServiceProcess service) {
        return service.send("GET", "/v1/alarms/drill", "").map(answer -> json.readTree(answer.body()).path("items"))
                .filter(items -> items.isEmpty()).isPresent();
    }

    private static String owner(int no) {
        return "cart" + no;
    }

    private static String path(int no) {
        return "/v1/alarms/drill/" + owner(no) + "/nudge";
    }
}
