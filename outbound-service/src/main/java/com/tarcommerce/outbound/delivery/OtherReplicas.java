package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.partition.SpreadNews;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The other replicas; nobody if this one is alone. */
@Component
class OtherReplicas {
    private final ObjectProvider<SpreadNews<Trouble>> spread;

    OtherReplicas(ObjectProvider<SpreadNews<Trouble>> spread) {
        this.spread = spread;
    }

    /** Returns at once. */
    void tell(Trouble trouble) {
        spread.ifAvailable(others -> others.tell(trouble));
    }
}
