package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.task.CronWords;
import com.tarcommerce.gateway.task.NewTask;
import com.tarcommerce.gateway.task.NextTime;
import com.tarcommerce.gateway.task.TaskStore;
import com.tarcommerce.gateway.task.TaskWords;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps something to tell this room again and again, and says how often and when the first time will be. */
@Component
class ScheduleRecurring implements Verb<Intent.ScheduleRecurring> {
    private final TaskStore tasks;
    private final TaskWords words;
    private final CronWords often;
    private final InstantSource clock;

    ScheduleRecurring(TaskStore tasks, TaskWords words, CronWords often, InstantSource clock) {
        this.tasks = tasks;
        this.words = words;
        this.often = often;
        this.clock = clock;
    }

    @Override
    public Class<Intent.ScheduleRecurring> intent() {
        return Intent.ScheduleRecurring.class;
    }

    @Override
    public Outcome act(Intent.ScheduleRecurring intent, Occasion on) {
        var text = intent.text();
        var cron = intent.cron();
        var first = cron == null
                ? Optional.<Instant>empty()
                : NextTime.after(clock.instant(), cron, on.tenant().zone());
        if (text == null || text.isBlank() || cron == null || first.isEmpty()) {
            return new Outcome.Told(say(on, "ask-recurring"));
        }
        if (text.length() > ScheduleReminder.LONGEST) {
            return new Outcome.Declined(say(on, "long"), "too_long");
        }
        var most = ScheduleReminder.MOST;
        if (tasks.open(on.shop(), on.room(), most).size() >= most) {
            return new Outcome.Declined(say(on, "many", Integer.toString(most)), "too_many");
        }
        var number = tasks.add(new NewTask(on.shop(), on.room(), on.sender().id(), on.voice().language(),
                text.strip(), null, cron));
        var moment = words.moment(on.tenant(), on.voice().language(), first.get());
        return new Outcome.Told(often.say(on.voice().language(), cron)
                .map(every -> say(on, "set-every", text.strip(), moment, Long.toString(number), every))
                .orElseGet(() -> say(on, "set-recurring", text.strip(), moment, Long.toString(number))));
    }

    private String say(Occasion on, String key, String... arguments) {
        return words.say(on.voice().language(), key, arguments);
    }
}
