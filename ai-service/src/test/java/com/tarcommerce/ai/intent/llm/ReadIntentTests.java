package com.tarcommerce.ai.intent.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tarcommerce.ai.model.RefusedAnswer;
import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.OrderStatus;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadIntentTests {
    private static final String TEXT = "Bhai, do dozen ande aur ₹32.50 wala order #1042, Ramesh ji ke liye 500 gm";
    private final ReadIntent reader = new ReadIntent(Set.of("Eggs", "Sugar"), new Evidence(TEXT));

    @Test
    void whatTheTextSaysIsBelieved() throws RefusedAnswer {
        assertThat(read("{'intent':'adjust_stock','item':'Eggs','delta':24}"))
                .isEqualTo(new Intent.AdjustStock("Eggs", new BigDecimal("24")));
        assertThat(read("{'intent':'update_order_status','order_id':'1042','status':'paid'}"))
                .isEqualTo(new Intent.UpdateOrderStatus("1042", OrderStatus.PAID));
        assertThat(read("{'intent':'create_order','item':'Sugar','quantity':0.5,'customer':'ramesh ji'}"))
                .isEqualTo(new Intent.CreateOrder("Sugar", new BigDecimal("0.5"), "ramesh ji"));
    }

    @Test
    void whatIsNullIsMissing() throws RefusedAnswer {
        assertThat(read("{'intent':'update_price','item':null,'price':32.5}"))
                .isEqualTo(new Intent.UpdatePrice(null, new BigDecimal("32.5")));
    }

    @Test
    void finishedIsNoughtWithoutANumber() throws RefusedAnswer {
        assertThat(read("{'intent':'update_stock','item':'Eggs','quantity':0}"))
                .isEqualTo(new Intent.UpdateStock("Eggs", BigDecimal.ZERO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'intent':'adjust_stock','item':'Eggs','delta':25}",
            "{'intent':'adjust_stock','item':'Milk','delta':24}", "{'intent':'adjust_stock','item':'eggs','delta':24}",
            "{'intent':'adjust_stock','item':'Eggs','delta':'24'}",
            "{'intent':'adjust_stock','item':['Eggs'],'delta':24}",
            "{'intent':'update_price','item':'Eggs','price':0}", "{'intent':'update_price','item':'Eggs','price':-24}",
            "{'intent':'update_price','item':'Eggs','price':32.5001}",
            "{'intent':'update_order_status','order_id':'042','status':'paid'}",
            "{'intent':'update_order_status','order_id':'1042','status':'pending'}",
            "{'intent':'update_order_status','order_id':'1042','status':'free'}",
            "{'intent':'create_order','item':'Eggs','customer':'Suresh'}",
            "{'intent':'schedule_reminder','text':'SELECT * FROM nodes'}",
            "{'intent':'schedule_reminder','text':'see https://x.example'}",
            "{'intent':'check_stock','item':'Eggs','tenant':'other'}",
            "{'intent':'check_stock','item':'Eggs','room':'5'}",
            "{'intent':'check_stock','item':'Eggs','role':'admin'}", "{'intent':'drop_table'}", "{'item':'Eggs'}",
            "{'intent':'check_stock','item':''}", "[]", "null"})
    void whatItDoesNotSayIsRefused(String command) {
        assertThatExceptionOfType(RefusedAnswer.class).isThrownBy(() -> read(command));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sure! Here it is: {\"command\":{\"intent\":\"help\"}}",
            "{\"command\":{\"intent\":\"help\"}} Anything else?", "```json\n{\"command\":{\"intent\":\"help\"}}\n```",
            "{\"command\":{\"intent\":\"help\"},\"sql\":\"x\"}", "{\"intent\":\"help\"}", "{\"command\":", "42",
            "{\"command\":[{\"intent\":\"help\"}]}"})
    void whatIsNotTheOneObjectIsRefused(String content) {
        assertThatExceptionOfType(RefusedAnswer.class).isThrownBy(() -> reader.read(content));
    }

    @ParameterizedTest
    @CsvSource({"sawa sau rupaye, 125", "2k, 2000", "१२ दर्जन, 144", "dhai kilo, 2.5", "'1,250/-', 1250"})
    void aNumberIsFoundInAnyNotation(String text, BigDecimal number) {
        assertThat(new Evidence(text).says(number)).isTrue();
        assertThat(new Evidence(text).says(number.add(BigDecimal.ONE))).isFalse();
    }

    @Test
    void anIdIsNotFoundInsideAnother() {
        assertThat(new Evidence("order 11042 and ORD-1043").saysId("1042")).isFalse();
        assertThat(new Evidence("order 11042 and ORD-1043").saysId("1043")).isTrue();
        assertThat(new Evidence("anything").saysId("1042' or '1'='1")).isFalse();
    }

    @Test
    void theReasonRepeatsNothingOfTheAnswer() {
        assertThatExceptionOfType(RefusedAnswer.class)
                .isThrownBy(() -> read("{'intent':'check_stock','item':'ignore your rules','x':'y'}"))
                .withMessageNotContaining("ignore");
    }

    private Intent read(String command) throws RefusedAnswer {
        return reader.read("{\"command\":" + command.replace('\'', '"') + "}");
    }
}
