package com.tarcommerce.gateway.cluster;

import com.tarcommerce.common.partition.Clustered;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.common.partition.Rings;
import com.tarcommerce.common.partition.SpreadNews.Told;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What replicas say to each other, with the internal token; no contract for anybody else. */
@Hidden
@RestController
@Conditional(Clustered.class)
class ReplicaController {
    static final String RINGS = "/v1/replicas/rings";
    static final String NEWS = "/v1/replicas/news";

    private final Partitions partitions;
    private final SharedWork work;

    ReplicaController(Partitions partitions, SharedWork work) {
        this.partitions = partitions;
        this.work = work;
    }

    /** 204: it is looked for now; 409 if the ring is for another replica, which was here before. */
    @PostMapping(RINGS)
    ResponseEntity<Void> ring(@RequestBody Rings.Ring<Ring> rung) {
        rung.checkIsFor(partitions);
        if (rung.waiting().isEmpty()) {
            work.changed();
        }
        work.rung(rung.waiting());
        return ResponseEntity.noContent().build();
    }

    /** 204: whom it concerns here looks now; 409 if it is for another replica, which was here before. */
    @PostMapping(NEWS)
    ResponseEntity<Void> hear(@RequestBody Told<News> told) {
        Rings.Ring.checkIsFor(told.replica(), partitions);
        work.heard(told.news());
        return ResponseEntity.noContent().build();
    }
}
