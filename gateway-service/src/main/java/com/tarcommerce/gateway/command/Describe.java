package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.task.CronWords;
import com.tarcommerce.gateway.task.TaskWords;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says a change in words before it is made, with every value that the yes to it will use. */
@Component
class Describe {
    private final TaskWords tasks;
    private final CronWords often;
    private final CancelTask cancel;

    Describe(TaskWords tasks, CronWords often, CancelTask cancel) {
        this.tasks = tasks;
        this.often = often;
        this.cancel = cancel;
    }

    /** The answer is no confirmation: what the change itself asks back is still asked. Inside the transaction. */
    Outcome askBack(Occasion on, Intent intent, Doubt doubt) {
        return new Outcome.Choice(on.say(doubt.key(), words(on, intent)),
                List.of(Option.of(on.say("yes"), intent), Option.cancel(on.say("no"))));
    }

    /** Of what lacks a slot only what it is about. Inside a transaction. */
    String words(Occasion on, Intent intent) {
        var whole = Slots.firstMissing(intent).isPresent()
                ? Optional.<String>empty()
                : ChangeInWords.of(on, intent).or(() -> ofTask(on, intent));
        return whole.orElseGet(() -> on.say("what." + intent.name().wire()));
    }

    private Optional<String> ofTask(Occasion on, Intent intent) {
        return switch (intent) {
            case Intent.CancelTask(var number) when number != null -> Optional.of(cancelled(on, number));
            case Intent.ScheduleReminder(var text, var at) when text != null && at != null -> Optional
                    .of(on.say("do.schedule_reminder", text, tasks.moment(on.tenant(), on.voice().language(), at)));
            case Intent.ScheduleRecurring(var text, var cron) when text != null && cron != null -> Optional.of(
                    on.say("do.schedule_recurring", text, often.say(on.voice().language(), cron).orElse(cron)));
            default -> Optional.empty();
        };
    }

    private String cancelled(Occasion on, String number) {
        return cancel.here(number, on).map(task -> on.say("do.cancel_task.of", number, task.text()))
                .orElseGet(() -> on.say("do.cancel_task", number));
    }
}
