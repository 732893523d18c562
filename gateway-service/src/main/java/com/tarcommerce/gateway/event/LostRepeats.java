package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.alarm.AlarmsApi;
import com.tarcommerce.gateway.task.TaskAlarm;
import com.tarcommerce.gateway.task.TaskStore;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** Which of the tasks that repeat have no alarm: of these nothing else tells, for none of them is ever overdue. */
@Component
class LostRepeats {
    private final AlarmsApi scheduler;
    private final InstantSource clock;

    LostRepeats(AlarmsApi scheduler, InstantSource clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * Also if the scheduler does not say: then it is asked once more, and as often as it takes.
     *
     * @throws RestClientException if it is away
     */
    boolean isLost(TaskStore.Key task) {
        try {
            scheduler.get(task.tenant(), TaskAlarm.owner(Long.toString(task.id())), TaskAlarm.NAME);
            return false;
        } catch (HttpClientErrorException.NotFound gone) {
            return true;
        } catch (RestClientException failure) {
            if (Answers.ofFailure(failure, clock.instant()) instanceof Outcome.Unreached) {
                throw failure;
            }
            return true;
        }
    }
}
