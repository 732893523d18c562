package com.tarcommerce.common.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.OrderStatus;
import com.tarcommerce.common.contract.ai.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class IntentJsonTests {
    /** One of every kind, as others write it. */
    private static final List<String> INTENTS = """
            {"intent":"update_stock","item":"Amul Milk 500ml","quantity":0}
            {"intent":"adjust_stock","item":"Milk","delta":-2.5}
            {"intent":"check_stock","item":"Milk"}
            {"intent":"list_low_stock","threshold":5}
            {"intent":"add_item","item":"Paneer","price":90.50,"quantity":12,"unit":"kg"}
            {"intent":"update_price","item":"Milk","price":32}
            {"intent":"remove_item","item":"Milk"}
            {"intent":"create_order","item":"Milk","quantity":2,"customer":"Meena"}
            {"intent":"list_orders","status":"paid","period":"last_week"}
            {"intent":"order_status","order_id":"1042"}
            {"intent":"update_order_status","order_id":"1042","status":"shipped"}
            {"intent":"list_abandoned_carts"}
            {"intent":"nudge_cart","cart_id":"c7"}
            {"intent":"sales_summary","period":"this_month"}
            {"intent":"summarize_chat","period":"today"}
            {"intent":"schedule_reminder","text":"call","at":"2026-03-01T09:00:00Z"}
            {"intent":"schedule_recurring","text":"count","cron":"0 9 * * 1"}
            {"intent":"list_tasks"}
            {"intent":"cancel_task","task_id":"t1"}
            {"intent":"bind_topic","role":"inventory"}
            {"intent":"unbind_topic"}
            {"intent":"show_access"}
            {"intent":"help"}
            {"intent":"undo"}
            {"intent":"unknown"}""".lines().toList();

    private final JsonMapper json = JsonMapper.builder().build();

    @ParameterizedTest
    @FieldSource("INTENTS")
    void everyIntentIsWrittenAsItIsRead(String wire) {
        var intent = json.readValue(wire, Intent.class);

        assertThat(json.readTree(json.writeValueAsString(intent))).isEqualTo(json.readTree(wire));
        assertThat(json.readTree(wire).path("intent").asString()).isEqualTo(intent.name().wire());
    }

    @Test
    void theListAboveNamesEveryIntent() {
        assertThat(INTENTS.stream().map(wire -> json.readValue(wire, Intent.class).name()))
                .containsExactlyInAnyOrder(IntentName.values());
        assertThat(INTENTS.stream().map(wire -> json.readValue(wire, Intent.class).getClass().getName()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Objects.requireNonNull(Intent.class.getPermittedSubclasses())).map(Class::getName)
                                .toList());
    }

    @Test
    void aSlotThatTheTextDidNotGiveIsAbsent() {
        assertThat(json.writeValueAsString(new Intent.UpdateStock("milk", null)))
                .isEqualTo("{\"intent\":\"update_stock\",\"item\":\"milk\"}");
        assertThat(json.readValue("{\"intent\":\"update_order_status\"}", Intent.class))
                .isEqualTo(new Intent.UpdateOrderStatus(null, null));
    }

    @Test
    void anIntentOrStatusThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> json.readValue("{\"intent\":\"fly\"}", Intent.class))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> json.readValue("{\"intent\":\"list_orders\",\"status\":\"lost\"}", Intent.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void anAnswerIsOneFlatObjectAsInTheSeed() {
        var answer = new IntentAnswer(new Intent.UpdateStock("Amul Milk 500ml", BigDecimal.ZERO), 0.98, "rules", false,
                List.of(), List.of(), null);

        assertThat(json.writeValueAsString(answer))
                .isEqualTo("{\"intent\":\"update_stock\",\"item\":\"Amul Milk 500ml\","
                        + "\"quantity\":0,\"confidence\":0.98,\"engine\":\"rules\",\"needs_clarification\":false}");
        assertThat(json.readValue(json.writeValueAsString(answer), IntentAnswer.class)).isEqualTo(answer);
    }

    @Test
    void anAnswerThatAsksBackSaysWhatIsMissing() {
        var answer = new IntentAnswer(new Intent.UpdateOrderStatus(null, OrderStatus.PAID), 0.6, "rules", true,
                List.of("order_id"), List.of("1001", "1002"), Reason.MISSING_SLOT);

        var wire = json.readTree(json.writeValueAsString(answer));

        assertThat(wire.path("missing").get(0).asString()).isEqualTo("order_id");
        assertThat(wire.path("reason").asString()).isEqualTo("missing_slot");
        assertThat(wire.path("status").asString()).isEqualTo("paid");
        assertThat(json.readValue(wire.toString(), IntentAnswer.class)).isEqualTo(answer);
    }
}
