package com.tarcommerce.gateway.cluster;

import com.tarcommerce.common.partition.PartitionWork;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All that the gateway does in its partitions. */
@Component
class SharedWork implements PartitionWork {
    private final ObjectProvider<SharedPart> parts;

    SharedWork(ObjectProvider<SharedPart> parts) {
        this.parts = parts;
    }

    @Override
    public int out(int partition) {
        return parts.stream().mapToInt(part -> part.out(partition)).sum();
    }

    @Override
    public void changed() {
        parts.forEach(SharedPart::changed);
    }

    void rung(List<Ring> rings) {
        var all = parts.stream().toList();
        for (var ring : rings) {
            if (all.stream().noneMatch(part -> part.rung(ring))) {
                throw new IllegalArgumentException("nothing here is rung as " + ring.kind());
            }
        }
    }

    void heard(List<News> news) {
        news.forEach(each -> parts.forEach(part -> part.heard(each)));
    }
}
