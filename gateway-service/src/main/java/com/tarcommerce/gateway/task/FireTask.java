package com.tarcommerce.gateway.task;

import com.tarcommerce.common.contract.alarm.AlarmFired;
import com.tarcommerce.common.contract.message.MessagesApi;
import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.gateway.intake.NotInTime;
import com.tarcommerce.gateway.task.LookAtTask.Sight;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/**
 * Acts on a task's alarm by what the task and its room are now. The room hears of one occurrence once, however often
 * its alarm was set: the message's key is made of the task and the moment.
 */
@Component
public class FireTask {
    private static final Logger LOG = LoggerFactory.getLogger(FireTask.class);
    /** After so many calls a question is only said. */
    private static final int PATIENCE = 3;

    private final LookAtTask look;
    private final SettleTask settle;
    private final TaskWords words;
    private final MessagesApi outbound;
    private final AnswerTask answers;

    FireTask(LookAtTask look, SettleTask settle, TaskWords words, MessagesApi outbound,
            AnswerTask answers) {
        this.look = look;
        this.settle = settle;
        this.words = words;
        this.outbound = outbound;
        this.answers = answers;
    }

    /**
     * Outside a transaction; what follows from it is accepted when it returns.
     *
     * @throws org.springframework.web.client.RestClientException if a service is away: it has to come again
     */
    public void fire(AlarmFired.Data fired) {
        actOn(fired, due -> say(due, fired));
    }

    /**
     * The scheduler has given the occurrence up: the room is told what did not come, and what to do. What comes once goes
     * under the key of its reminder, so that the room never reads both, and is over.
     */
    public void missed(AlarmFired.Data dead) {
        actOn(dead, due -> {
            var task = due.task();
            tell(task.cron() == null ? "task" : "task-missed", due, dead,
                    words.missed(due.shop(), task, dead.scheduledAt()));
            settle.missed(task);
        });
    }

    private void actOn(AlarmFired.Data fired, Consumer<Sight.Due> whenDue) {
        var number = TaskAlarm.numberOf(fired.owner());
        switch (number.isEmpty() ? new Sight.Settled() : look.at(fired.tenant(), number.getAsLong())) {
            case Sight.Settled() -> {
                LOG.atDebug().addKeyValue("tenant", fired.tenant()).addKeyValue("owner", fired.owner())
                        .log("a task that is settled fired");
                number.ifPresent(id -> settle.settled(fired.tenant(), id));
            }
            case Sight.Due due -> whenDue.accept(due);
            case Sight.Barred barred -> bar(barred, fired);
        }
    }

    /**
     * The same for an occurrence that was left, perhaps days ago: of what repeats only the newest counts, as at the
     * scheduler, which has long gone on to it.
     */
    public void resume(AlarmFired.Data fired) {
        var number = TaskAlarm.numberOf(fired.owner());
        if (number.isPresent() && look.isPassedOver(fired.tenant(), number.getAsLong(), fired.scheduledAt())) {
            LOG.atInfo().addKeyValue("tenant", fired.tenant()).addKeyValue("task", number.getAsLong())
                    .addKeyValue("due", fired.scheduledAt()).log("an occurrence that was left is passed over");
            return;
        }
        fire(fired);
    }

    private void say(Sight.Due due, AlarmFired.Data fired) {
        tell("task", due, fired, text(due, fired));
        settle.said(due.task());
    }

    /** Of what repeats nothing leaves any more once the next one may. */
    private void tell(String kind, Sight.Due due, AlarmFired.Data alarm, String text) {
        var task = due.task();
        send(new SendMessage(key(kind, task, task.room(), alarm), task.tenant(), task.room(), null, text, null, null,
                null, Priority.ALERT, look.latest(due, alarm.scheduledAt()).orElse(null), null));
    }

    /** What repeats and asks for something is answered; without ai-service it waits a little, and is then only said. */
    private String text(Sight.Due due, AlarmFired.Data fired) {
        var reminder = words.reminder(due.shop(), due.task(), fired.scheduledAt());
        if (due.task().cron() == null) {
            return reminder;
        }
        try {
            return answers.answer(due.task(), due.shop()).map(answer -> reminder + "\n\n" + answer).orElse(reminder);
        } catch (RestClientException | NotInTime away) {
            if (fired.attempt() < PATIENCE) {
                throw away instanceof RestClientException unanswered
                        ? unanswered
                        : new RestClientException("the answer takes too long", away);
            }
            return reminder;
        }
    }

    private void bar(Sight.Barred barred, AlarmFired.Data fired) {
        var task = barred.task();
        var reason = barred.reason().wire();
        LOG.atWarn().addKeyValue("tenant", task.tenant()).addKeyValue("task", task.id())
                .addKeyValue("reason", reason).log("a task is paused: its room may not be told");
        barred.told().ifPresent(room -> send(SendMessage.text(key("task-paused", task, room.room(), fired),
                task.tenant(), room.room(),
                words.say(barred.shop().language(), "paused." + reason, Long.toString(task.id()), task.text()),
                Priority.ALERT)));
        settle.pause(task, reason);
    }

    private static String key(String kind, Task task, Room room, AlarmFired.Data fired) {
        return kind + ":" + task.id() + ":" + fired.scheduledAt().toEpochMilli() + ":" + room.key() + ":0";
    }

    private void send(SendMessage message) {
        try {
            outbound.send(message);
        } catch (HttpClientErrorException.Conflict toldBefore) {
            LOG.atDebug().addKeyValue("key", message.idempotencyKey()).log("said before, in other words");
        }
    }
}
