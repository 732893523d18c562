package com.tarcommerce.scheduler.cluster;

import com.tarcommerce.common.partition.Clustered;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.common.partition.Rings.Ring;
import com.tarcommerce.scheduler.alarm.AlarmKey;
import com.tarcommerce.scheduler.alarm.AlarmTimer;
import com.tarcommerce.scheduler.alarm.Attempts;
import com.tarcommerce.scheduler.alarm.Waiting;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What replicas say to each other; no contract for anybody else. */
@Hidden
@RestController
@Conditional(Clustered.class)
class ReplicaController {
    static final String RINGS = "/v1/replicas/rings";
    static final String OUT = "/v1/replicas/out";

    private final Partitions partitions;
    private final AlarmTimer timer;
    private final AlarmTimer ownTimer;
    private final Attempts attempts;

    ReplicaController(Partitions partitions, AlarmTimer timer, @Qualifier("dueTimer") AlarmTimer ownTimer,
            Attempts attempts) {
        this.partitions = partitions;
        this.timer = timer;
        this.ownTimer = ownTimer;
        this.attempts = attempts;
    }

    /** 204: it waits for them now, or reads everything again if the ring names none; 409 if the ring is for another replica, which was here before. */
    @PostMapping(RINGS)
    ResponseEntity<Void> ring(@RequestBody Ring<Waiting> ring) {
        ring.checkIsFor(partitions);
        if (ring.waiting().isEmpty()) {
            ownTimer.startOver();
        }
        ring.waiting().forEach(timer::expect);
        return ResponseEntity.noContent().build();
    }

    /** The attempt that is out for the key; 409 as above. */
    @GetMapping(OUT)
    Out out(@RequestParam String replica, @RequestParam String tenant, @RequestParam String owner,
            @RequestParam String name) {
        Ring.checkIsFor(replica, partitions);
        return new Out(attempts.outFor(new AlarmKey(tenant, owner, name)).orElse(null));
    }

    /** @param inFlight the {@code webhook-id} */
    record Out(@Nullable String inFlight) {
    }
}
