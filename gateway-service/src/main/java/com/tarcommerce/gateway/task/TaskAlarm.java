package com.tarcommerce.gateway.task;

import static java.util.Objects.requireNonNull;

import com.tarcommerce.common.contract.alarm.AlarmSpec;
import com.tarcommerce.gateway.shop.TenantStore;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one alarm of a task: set while the task waits, else gone. It goes by what the task is now, so that doing it once
 * more, or late, is harmless.
 */
@Component
public class TaskAlarm {
    public static final String NAME = "due";
    private static final String OWNER = "task:";
    private static final int LONGEST_NUMBER = 15;
    private static final JsonMapper JSON = new JsonMapper();

    private final TaskStore tasks;
    private final TenantStore tenants;
    private final TransactionTemplate reads;

    TaskAlarm(TaskStore tasks, TenantStore tenants, PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.tenants = tenants;
        reads = new TransactionTemplate(transactions);
        reads.setReadOnly(true);
    }

    public static boolean isOne(String owner, String name) {
        return name.equals(NAME) && owner.startsWith(OWNER);
    }

    /** The number of the task whose alarm has this owner. */
    static OptionalLong numberOf(String owner) {
        return number(owner.substring(OWNER.length()));
    }

    private static OptionalLong number(String text) {
        var digits = !text.isEmpty() && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** Whether an event's id can be a task's. */
    public static boolean isNumber(String id) {
        return number(id).isPresent();
    }

    public static String owner(String id) {
        return OWNER + id;
    }

    /**
     * @param id as the event about the task gives it
     * @return empty if it is to have no alarm
     */
    public Optional<AlarmSpec> wanted(String tenant, String id) {
        var number = number(id);
        return number.isEmpty()
                ? Optional.empty()
                : requireNonNull(reads.execute(_ -> wanted(tenant, number.getAsLong())));
    }

    private Optional<AlarmSpec> wanted(String tenant, long id) {
        return tasks.find(tenant, id).filter(task -> task.state() == TaskState.WAITING)
                .flatMap(task -> tenants.find(tenant).map(shop -> {
                    var payload = JSON.createObjectNode().put("task", id);
                    var at = task.at();
                    return at == null
                            ? AlarmSpec.recurring(requireNonNull(task.cron()), shop.zone(), payload)
                            : AlarmSpec.at(at, payload);
                }));
    }
}
