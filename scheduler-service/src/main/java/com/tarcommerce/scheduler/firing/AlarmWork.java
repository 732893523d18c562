package com.tarcommerce.scheduler.firing;

import com.tarcommerce.common.partition.PartitionWork;
import com.tarcommerce.scheduler.alarm.AlarmTimer;
import org.springframework.stereotype.Component;

/** What is done in a partition: calls are out, and its alarms are waited for. */
@Component
class AlarmWork implements PartitionWork {
    private final InFlight inFlight;
    private final AlarmTimer timer;

    AlarmWork(InFlight inFlight, AlarmTimer timer) {
        this.inFlight = inFlight;
        this.timer = timer;
    }

    @Override
    public int out(int partition) {
        return inFlight.of(partition);
    }

    @Override
    public void changed() {
        timer.startOver();
    }
}
