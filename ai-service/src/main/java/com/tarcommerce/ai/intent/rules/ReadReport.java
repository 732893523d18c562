package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.time.TimeReader;
import com.tarcommerce.ai.time.When;
import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Reason;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** "Every Monday 10am send low stock": what asks about the shop, and how often, is to be told again and again. */
final class ReadReport {
    private static final double SURE = 0.95;
    private static final double LEAST_SURE = 0.75;
    private static final Set<String> WHETHER = RuleWords.of("read report whether");
    private static final Set<IntentName> REPORTS = EnumSet.of(IntentName.CHECK_STOCK, IntentName.LIST_LOW_STOCK,
            IntentName.LIST_ORDERS, IntentName.ORDER_STATUS, IntentName.LIST_ABANDONED_CARTS,
            IntentName.SALES_SUMMARY);

    private static final Set<String> HOW_MANY = RuleWords.of("read report how many");
    private static final Set<String> HABITS = RuleWords.of("read report habits");
    private static final Set<Concept> ORDERING = EnumSet.of(Concept.SHOW, Concept.TELL, Concept.SEND, Concept.REMIND,
            Concept.MESSAGE, Concept.SHIP);

    private final TimeReader times;

    ReadReport(TimeReader times) {
        this.times = times;
    }

    /**
     * @param understand what the rest of the text means by itself
     * @return empty if the text does not say how often, or its rest asks for nothing
     */
    Optional<IntentAnswer> read(Reading reading, ZonedDateTime now, Function<String, IntentAnswer> understand) {
        if (Guard.stops(reading) || asksWhether(reading)
                || !(times.read(reading.tokens(), now).orElse(null) instanceof When.Repeats(var cron, var said))) {
            return Optional.empty();
        }
        return ReminderText.without(reading, said).filter(rest -> isReport(understand.apply(rest)))
                .map(rest -> asksHowMany(reading)
                        ? new IntentAnswer(new Intent.ScheduleRecurring(rest, cron), LEAST_SURE, RulesEngine.NAME, true,
                                List.of(), List.of(), Reason.LOW_CONFIDENCE)
                        : new IntentAnswer(new Intent.ScheduleRecurring(rest, cron), SURE, RulesEngine.NAME, false,
                                List.of(), List.of(), null));
    }

    /** "Roz subah 8 baje kitne order aate hain" may want to know how many come, or to be told each day. */
    private static boolean asksHowMany(Reading reading) {
        return reading.says(HOW_MANY) && reading.says(HABITS) && !reading.hasAny(ORDERING);
    }

    /** "Do you send it every Monday?" wants to know. */
    private static boolean asksWhether(Reading reading) {
        return reading.pieces().stream().findFirst()
                .filter(piece -> piece instanceof Piece.Meaning(var concept, _, var to)
                        && concept == Concept.QUESTION && WHETHER.contains(reading.tokens().get(to - 1).text()))
                .isPresent();
    }

    /** Sales without a period are those of the day on which they are told. */
    private static boolean isReport(IntentAnswer answer) {
        return REPORTS.contains(answer.intent().name()) && answer.confidence() >= LEAST_SURE
                && (!answer.needsClarification() || answer.intent() instanceof Intent.SalesSummary);
    }
}
