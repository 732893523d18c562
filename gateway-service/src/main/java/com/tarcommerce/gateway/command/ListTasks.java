package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.task.CronWords;
import com.tarcommerce.gateway.task.NextTime;
import com.tarcommerce.gateway.task.Task;
import com.tarcommerce.gateway.task.TaskState;
import com.tarcommerce.gateway.task.TaskStore;
import com.tarcommerce.gateway.task.TaskWords;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lists what this room will be reminded of; what other rooms asked for is theirs. */
@Component
class ListTasks implements Verb<Intent.ListTasks> {
    private static final int MOST_SHOWN = 30;

    private final TaskStore tasks;
    private final TaskWords words;
    private final CronWords often;
    private final InstantSource clock;

    ListTasks(TaskStore tasks, TaskWords words, CronWords often, InstantSource clock) {
        this.tasks = tasks;
        this.words = words;
        this.often = often;
        this.clock = clock;
    }

    @Override
    public Class<Intent.ListTasks> intent() {
        return Intent.ListTasks.class;
    }

    @Override
    public Outcome act(Intent.ListTasks intent, Occasion on) {
        var language = on.voice().language();
        var open = tasks.open(on.shop(), on.room(), MOST_SHOWN + 1);
        if (open.isEmpty()) {
            return new Outcome.Told(words.say(language, "none"));
        }
        var lines = open.stream().limit(MOST_SHOWN).map(task -> line(on, task)).collect(Collectors.joining("\n"));
        var more = open.size() > MOST_SHOWN ? "\n" + on.say("more") : "";
        return new Outcome.Told(words.say(language, "list") + "\n" + lines + more);
    }

    private String line(Occasion on, Task task) {
        var language = on.voice().language();
        var cron = task.cron();
        var next = cron == null
                ? Optional.ofNullable(task.at())
                : NextTime.after(clock.instant(), cron, on.tenant().zone());
        var moment = next.map(at -> words.moment(on.tenant(), language, at)).orElse("");
        var when = cron == null
                ? moment
                : often.say(language, cron)
                        .map(every -> words.say(language, "every-next", every, moment))
                        .orElseGet(() -> words.say(language, "again", moment));
        return words.say(language, task.state() == TaskState.PAUSED ? "line-paused" : "line",
                Long.toString(task.id()), when, task.text());
    }
}
