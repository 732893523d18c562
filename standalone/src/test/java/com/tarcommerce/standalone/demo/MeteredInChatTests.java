package com.tarcommerce.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.model.ModelStandIn;
import com.tarcommerce.testsupport.telegram.MessageUpdate;
import com.tarcommerce.testsupport.telegram.Updates;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever a shop has a model do, by the gateway's own calls over HTTP, is metered under the shop. */
class MeteredInChatTests {
    private static final Pattern SERIES = Pattern
            .compile("tar_ai_model_(?:latency_seconds_count|tokens_total)\\{[^}]*tenant=\"([^\"]*)\"");
    private static final ModelStandIn MODEL = new ModelStandIn();
    private static InjectedShop shop;

    @BeforeAll
    static void open() {
        MODEL.says(MeteredInChatTests::answer);
        shop = InjectedShop.open(MODEL);
        SummaryInChatTests.passASecond();
    }

    @AfterAll
    static void close() {
        shop.close();
        MODEL.close();
    }

    @Test
    void aTextThatTheRulesAreUnsureOf() {
        assertMetered(shop.in("inventory", Updates.text("4 zorbly eggs came quimped, add them")));
    }

    /** The first goes as a form, with the names of the catalogue, and the second as it is. */
    @Test
    void aPhotoOfABillWithTheCatalogueAndWithoutIt() {
        assertMetered(shop.in("inventory", Updates.photo(shop.photographs("1 Eggs|9|1.00|9.00"))));
        assertMetered(shop.in("inventory", Updates.photo(shop.photographs("1 Eggs|9|1.00|9.00"))));
    }

    @Test
    void aSummaryOfAChat() {
        shop.hears(shop.in("finance", Updates.text("the van comes late")),
                shop.in("finance", Updates.text("ravi has the key")));

        assertMetered(shop.in("finance", Updates.text("summarize the chat")));
    }

    @Test
    void aReminderOfACart() {
        shop.leavesACart("73");

        assertMetered(shop.in("orders", Updates.text("nudge cart 73")));
    }

    private static void assertMetered(MessageUpdate update) {
        var questions = MODEL.questionsOfTexts().size();
        var seconds = counted("latency_seconds_count");
        var tokens = counted("tokens_total");

        shop.hears(update);

        var asked = MODEL.questionsOfTexts().size() - questions;
        assertThat(asked).isPositive();
        assertThat(counted("latency_seconds_count") - seconds).isEqualTo(asked);
        assertThat(counted("tokens_total")).isGreaterThan(tokens);
        assertThat(SERIES.matcher(shop.metrics()).results().map(series -> series.group(1))).containsOnly(shop.id());
    }

    private static double counted(String what) {
        return Pattern.compile("tar_ai_model_" + what + "\\{[^}]*tenant=\"" + shop.id() + "\"[^}]*} ([0-9.E]+)")
                .matcher(shop.metrics()).results().mapToDouble(series -> Double.parseDouble(series.group(1))).sum();
    }

    private static String answer(JsonNode question) {
        var fields = question.at("/response_format/json_schema/schema/properties");
        if (fields.has("lines")) {
            return "{\"lines\":[{\"item\":\"Eggs\",\"quantity\":9,\"unit\":null,\"price\":1,\"amount\":9}],\"total\":9}";
        }
        return fields.has("text") ? "{\"text\":\"The van comes late.\"}" : "{\"command\":{\"intent\":\"unknown\"}}";
    }
}
