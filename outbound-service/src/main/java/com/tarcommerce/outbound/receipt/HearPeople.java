package com.tarcommerce.outbound.receipt;

import com.tarcommerce.common.contract.message.Heard;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.message.Arrivals;
import java.util.List;
import org.springframework.stereotype.Component;

/** Remembers who wrote, and lets what waits to be said to them go. */
@Component
class HearPeople {
    private final HeardStore store;
    private final Arrivals arrivals;

    HearPeople(HeardStore store, Arrivals arrivals) {
        this.store = store;
        this.arrivals = arrivals;
    }

    /** Run by a commit group. */
    void keep(List<Heard> heard) {
        heard.forEach(store::keep);
    }

    /** After the commit. */
    void tell(List<Heard> heard) {
        heard.stream().map(each -> new Room(each.channel(), each.account(), each.chat(), null))
                .forEach(arrivals::wrote);
    }
}
