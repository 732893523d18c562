package com.tarcommerce.gateway.command;

import static com.tarcommerce.gateway.command.Shopkeepers.ASHA;
import static com.tarcommerce.gateway.command.Shopkeepers.bean;
import static com.tarcommerce.gateway.command.Shopkeepers.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.OrderStatus;
import com.tarcommerce.common.contract.ai.Reason;
import com.tarcommerce.gateway.shop.TenantStore;
import com.tarcommerce.gateway.task.CronWords;
import com.tarcommerce.gateway.task.TaskWords;
import com.tarcommerce.gateway.wording.Wording;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a yes will do stands in the question: every slot of every change. */
class DescribeTests {
    private static final Instant AT = Instant.parse("2026-11-27T04:30:00Z");
    private static final Set<IntentName> ORDERS = Set.of(IntentName.CREATE_ORDER, IntentName.UPDATE_ORDER_STATUS);
    private static final Map<String, Object> VALUES = Map.ofEntries(Map.entry("item", "Parle-G"),
            Map.entry("quantity", new BigDecimal("37")), Map.entry("delta", new BigDecimal("-8")),
            Map.entry("price", new BigDecimal("42.50")), Map.entry("unit", "packet"),
            Map.entry("customer", "Ramesh"), Map.entry("orderId", "1042"), Map.entry("status", OrderStatus.PACKED),
            Map.entry("taskId", "1"), Map.entry("text", "call Ravi"), Map.entry("at", AT),
            Map.entry("cron", "0 10 * * 1"));

    private final Shopkeepers shop = new Shopkeepers();

    static Stream<Class<?>> changes() {
        return Arrays.stream(Intent.class.getPermittedSubclasses())
                .filter(type -> type.getRecordComponents().length > 0)
                .filter(type -> Nature.of((Intent) made(type)) == Nature.CHANGES);
    }

    @Test
    void allChangesAreLookedAt() {
        assertThat(changes()).hasSize(9).contains(Intent.AddItem.class, Intent.CreateOrder.class);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void everySlotStandsInTheQuestion(Class<?> change) {
        assertThat(question("en", change)).contains(expected(Locale.ENGLISH, change));
        assertThat(question("hi", change)).contains(expected(Locale.of("hi"), change));
    }

    @Test
    void aReminderIsCancelledByItsNumberAndItsText() {
        shop.say(shop.inventory, new Intent.ScheduleReminder("call Ravi", AT));

        assertThat(question("en", Intent.CancelTask.class)).isEqualTo("Did you mean: cancel reminder 1, “call Ravi”?");
        assertThat(question("hi", Intent.CancelTask.class)).contains("रिमाइंडर 1, “call Ravi” रद्द करना");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
            "42.50 | 5 | packet | (price ₹42.50, 5 packet in stock)", " | 5 | | (5 in stock)",
            "42.505 | | kg | (price 42.505, counted in kg)"})
    void ofANewItemIsSaidWhatIsKnown(BigDecimal price, BigDecimal quantity, String unit, String words) {
        assertThat(unsure(new Intent.AddItem("Parle-G", price, quantity, unit)))
                .isEqualTo("Did you mean: add Parle-G to the catalogue " + words + "?");
    }

    @Test
    void aLotIsAskedForWithWhatItIs() {
        shop.item("Parle-G", "5", "10");

        assertThat(shop.say(shop.inventory, new Intent.UpdateStock("Parle-G", new BigDecimal("150000"))))
                .isEqualTo("150000? That is a lot. Shall I really set the stock of Parle-G to 150000?");
    }

    private String question(String language, Class<?> change) {
        shop.run(() -> shop.jdbc.sql("update tenant set language = :language where id = :shop")
                .param("language", language).param("shop", shop.shop).update());
        return unsure((Intent) made(change));
    }

    private String unsure(Intent intent) {
        shop.ai.answers("perhaps", new IntentAnswer(intent, 0.6, "rules", true, List.of(), List.of(),
                Reason.LOW_CONFIDENCE));
        var room = ORDERS.contains(intent.name()) ? shop.orders : shop.inventory;
        return said(shop.write(room, ASHA, "perhaps"));
    }

    private List<String> expected(Locale language, Class<?> change) {
        return Arrays.stream(change.getRecordComponents())
                .map(slot -> worded(language, Objects.requireNonNull(VALUES.get(slot.getName()))))
                .toList();
    }

    private String worded(Locale language, Object value) {
        return switch (value) {
            case OrderStatus status -> bean(Wording.class).say(language, "command.status." + status.wire());
            case Instant at -> bean(TaskWords.class).moment(bean(TenantStore.class).find(shop.shop).orElseThrow(),
                    language, at);
            case String cron when cron.endsWith("* * 1") ->
                bean(CronWords.class).say(language, cron).orElseThrow();
            default -> value.toString();
        };
    }

    private static Object made(Class<?> type) {
        try {
            var slots = type.getRecordComponents();
            var types = Arrays.stream(slots).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types)
                    .newInstance(Arrays.stream(slots).map(slot -> VALUES.get(slot.getName())).toArray());
        } catch (ReflectiveOperationException failure) {
            throw new LinkageError(failure.getMessage(), failure);
        }
    }
}
