package com.tarcommerce.common.partition;

import com.tarcommerce.common.partition.Membership.Replica;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says which process answers at this address; the internal token guards it. No contract for anybody else. */
@Hidden
@RestController
class WhoIsHere {
    static final String PATH = "/v1/replicas/self";

    private final Replica self;

    WhoIsHere(Replica self) {
        this.self = self;
    }

    @GetMapping(PATH)
    Answer self() {
        return new Answer(self.name());
    }

    /** @param replica the name that it has had since its start */
    record Answer(String replica) {
    }
}
