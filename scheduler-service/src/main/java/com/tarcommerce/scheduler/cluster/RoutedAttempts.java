package com.tarcommerce.scheduler.cluster;

import com.tarcommerce.common.partition.Neighbours;
import com.tarcommerce.common.partition.Owner;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.scheduler.alarm.AlarmKey;
import com.tarcommerce.scheduler.alarm.Attempts;
import com.tarcommerce.scheduler.cluster.ReplicaController.Out;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** Asks the replica that a key belongs to which call it has out. */
final class RoutedAttempts implements Attempts {
    /** As long as it takes to notice that a replica is silent and to take its place, and less than who asks waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration AGAIN = Duration.ofMillis(200);

    private final Attempts own;
    private final Partitions partitions;
    private final Neighbours neighbours;
    private final JsonMapper json;

    RoutedAttempts(Attempts own, Partitions partitions, Neighbours neighbours, JsonMapper json) {
        this.own = own;
        this.partitions = partitions;
        this.neighbours = neighbours;
        this.json = json;
    }

    @Override
    public Optional<String> outFor(AlarmKey key) {
        return own.outFor(key);
    }

    /** The owner is read after the row was deleted: one that takes the key later begins nothing for it. */
    @Override
    public Optional<String> outAnywhere(AlarmKey key) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var owner = partitions.owner(key.partition());
            if (owner.isNobody() || owner.replica().equals(partitions.replica())) {
                return own.outFor(key);
            }
            var answer = neighbours.ask(owner.address(), ReplicaController.OUT + query(key, owner));
            if (answer.isPresent()) {
                return Optional.ofNullable(json.readValue(answer.get(), Out.class).inFlight());
            }
            if (!pause()) {
                break;
            }
        }
        throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "replica-away",
                "The alarm is deleted, but the replica that had it does not say whether a call is out: delete it again.");
    }

    private static String query(AlarmKey key, Owner owner) {
        return "?replica=" + encoded(owner.replica()) + "&tenant=" + encoded(key.tenant()) + "&owner="
                + encoded(key.owner()) + "&name=" + encoded(key.name());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static boolean pause() {
        try {
            Thread.sleep(AGAIN);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
