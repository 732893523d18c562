package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Period;
import com.tarcommerce.gateway.access.Decision;
import com.tarcommerce.gateway.access.RoomRights;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.gateway.shop.ExplainRefusal;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.task.AnswerTask;
import com.tarcommerce.gateway.task.Task;
import com.tarcommerce.gateway.wording.Wording;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Answers the text of a task that repeats as if it had just been asked in its room; whatever would change is only said. */
@Component
class AnswerRecurring implements AnswerTask {
    /** No message asked for it. */
    private static final long NO_MESSAGE = 0;
    private static final Set<IntentName> REPORTS = EnumSet.of(
            IntentName.CHECK_STOCK,
            IntentName.LIST_LOW_STOCK,
            IntentName.LIST_ORDERS,
            IntentName.ORDER_STATUS,
            IntentName.LIST_ABANDONED_CARTS,
            IntentName.SALES_SUMMARY);

    private final UnderstandText understanding;
    private final RoomRights rights;
    private final Verbs verbs;
    private final ReadTransaction reading;
    private final Setting setting;

    /** What the answer is worded with and when it is asked. */
    @Component
    record Setting(Wording wording, ExplainRefusal explain, InstantSource clock) {
    }

    AnswerRecurring(UnderstandText understanding, RoomRights rights, Verbs verbs, ReadTransaction reading,
            Setting setting) {
        this.understanding = understanding;
        this.rights = rights;
        this.verbs = verbs;
        this.reading = reading;
        this.setting = setting;
    }

    @Override
    public Optional<String> answer(Task task, Tenant shop) {
        var intent = dated(understanding.understand(task.text(), setting.clock().instant(), shop).intent());
        if (!REPORTS.contains(intent.name()) || Slots.firstMissing(intent).isPresent()) {
            return Optional.empty();
        }
        var on = new Occasion(NO_MESSAGE, shop, task.room(), new Sender(task.createdBy(), null, "", false), false,
                new Voice(setting.wording(), task.language()));
        return reading.read(() -> told(intent, on));
    }

    /** Whose period nobody told are today's. */
    private static Intent dated(Intent intent) {
        return intent instanceof Intent.SalesSummary(var period) && period == null
                ? new Intent.SalesSummary(Period.TODAY)
                : intent;
    }

    /** What the room may not see (any more) is said to be so: nobody waits for it in vain. */
    private Optional<String> told(Intent intent, Occasion on) {
        return switch (rights.decide(on.room(), intent.name())) {
            case Decision.Allowed(var room) when room != null && room.tenant().equals(on.shop()) ->
                Optional.of(verbs.prepared(intent, on).act().text());
            case Decision.Allowed _ -> Optional.empty();
            case Decision.Denied denied ->
                Optional.of(setting.explain().say(on.voice().language(), intent.name(), denied));
        };
    }
}
