package com.tarcommerce.gateway.task;

import com.tarcommerce.gateway.audit.AuditEntry;
import com.tarcommerce.gateway.audit.AuditEntry.Outcome;
import com.tarcommerce.gateway.audit.AuditLog;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down, with its audit, what came of a task that fell due. */
@Component
class SettleTask {
    private static final String SOURCE = "alarm";

    private final TaskStore tasks;
    private final AuditLog audit;

    SettleTask(TaskStore tasks, AuditLog audit) {
        this.tasks = tasks;
        this.audit = audit;
    }

    /** A task that repeats stays as it is. */
    @Transactional
    public void said(Task task) {
        over(task, "said");
    }

    /** The room knows that it was not said; what comes once is over. */
    @Transactional
    public void missed(Task task) {
        over(task, "given up, and its room told");
    }

    private void over(Task task, String how) {
        if (task.cron() != null || tasks.settle(task, TaskState.DONE, "")) {
            record(task, Outcome.ALLOWED, "task " + task.id() + " " + how);
        }
    }

    @Transactional
    public void pause(Task task, String reason) {
        if (tasks.settle(task, TaskState.PAUSED, reason)) {
            record(task, Outcome.DENIED, "task " + task.id() + " paused: " + reason);
        }
    }

    /** Its alarm fired all the same: one that repeats would for ever. */
    @Transactional
    public void settled(String tenant, long id) {
        tasks.lookAgain(tenant, id);
    }

    private void record(Task task, Outcome outcome, String reason) {
        audit.add(AuditEntry.decision(task.tenant(), SOURCE, task.createdBy(), LookAtTask.needed(task).wire(), outcome,
                reason, null));
    }
}
