package com.tarcommerce.outbound.cluster;

import com.tarcommerce.common.partition.Clustered;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.common.partition.Rings.Ring;
import com.tarcommerce.common.partition.SpreadNews.Told;
import com.tarcommerce.outbound.delivery.Rung;
import com.tarcommerce.outbound.delivery.SharedLanes;
import com.tarcommerce.outbound.delivery.Trouble;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What replicas say to each other; no contract for anybody else. */
@Hidden
@RestController
@Conditional(Clustered.class)
class ReplicaController {
    static final String RINGS = "/v1/replicas/rings";
    static final String TROUBLES = "/v1/replicas/troubles";

    private final Partitions partitions;
    private final SharedLanes lanes;

    ReplicaController(Partitions partitions, SharedLanes lanes) {
        this.partitions = partitions;
        this.lanes = lanes;
    }

    /** 204: it looks after them now, or reads everything again if the ring names none; 409 if the ring is for another replica, which was here before. */
    @PostMapping(RINGS)
    ResponseEntity<Void> ring(@RequestBody Ring<Rung> ring) {
        ring.checkIsFor(partitions);
        if (ring.waiting().isEmpty()) {
            lanes.changed();
        }
        ring.waiting().forEach(lanes::tell);
        return ResponseEntity.noContent().build();
    }

    /** 204: it holds here, too; 409 if it is for another replica, which was here before. */
    @PostMapping(TROUBLES)
    ResponseEntity<Void> hear(@RequestBody Told<Trouble> told) {
        Ring.checkIsFor(told.replica(), partitions);
        told.news().forEach(lanes::heard);
        return ResponseEntity.noContent().build();
    }
}
