package com.tarcommerce.gateway.event;

import com.tarcommerce.gateway.task.TaskAlarm;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is wished for the alarm of a cart or a task that changed, by what that is now. */
@Component
record AlarmWishes(KeepCartAlarm carts, TaskAlarm tasks) {

    /** Empty if no shop or no task has this id. */
    Optional<AlarmWish> of(PostedEvent event) {
        if (!event.concernsATask()) {
            return carts.wish(event);
        }
        return TaskAlarm.isNumber(event.id())
                ? Optional.of(new AlarmWish(event.tenant(), TaskAlarm.owner(event.id()), TaskAlarm.NAME,
                        tasks.wanted(event.tenant(), event.id()).orElse(null), event.isMissed(), false))
                : Optional.empty();
    }
}
