package com.tarcommerce.ai;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.AiApi;
import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentRequest;
import com.tarcommerce.common.contract.ai.Period;
import com.tarcommerce.common.contract.ai.Reason;
import com.tarcommerce.testsupport.model.ModelStandIn;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** The service with a model server that can be made to do anything: its answer is right, or a question. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"spring.config.name=ai",
        "TAR_INTERNAL_TOKEN=a-token-for-tests-only", "TAR_LLM_MODEL=lfm", "TAR_LLM_DEADLINE=1s"})
@Timeout(60)
class ModelApiTests {
    private static final ModelStandIn MODEL = new ModelStandIn();
    private static final List<String> SHOP = List.of("Amul Milk 500ml", "Eggs", "Power Bank", "Tripod");
    /** Words that no engine will be taught: what the rules know grows. */
    private static final String UNSURE = "4 power banks zorbly came quimped, add them";
    private static final String UNSURE_OF_THE_ITEM = "4 zorblies came, add them to stock";
    private static final String UNKNOWN = "zorbly 30 eggs quimped wobbly stock";

    @LocalServerPort
    private int port;

    @Autowired
    private AiApi api;

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry properties) {
        properties.add("TAR_LLM_URL", MODEL::url);
    }

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @Test
    void whatTheRulesAreSureOfIsNotAsked() {
        MODEL.says(_ -> command("'intent':'help'"));

        assertThat(understood("update milk stock to 0").engine()).isEqualTo("rules");
        assertThat(understood("good morning everybody").engine()).isEqualTo("rules");
        assertThat(understood("milk stock update karo").missing()).containsExactly("quantity");
        assertThat(MODEL.questionsOfTexts()).isEmpty();
    }

    @Test
    void aChangeThatTheRulesDoubtIsAskedEvenIfTheModelReadsItToo() {
        MODEL.says(_ -> command("'intent':'adjust_stock','item':'Power Bank','delta':4"));

        var answer = understood(UNSURE);

        assertThat(answer.intent()).isEqualTo(new Intent.AdjustStock("Power Bank", new BigDecimal("4")));
        assertThat(answer.needsClarification()).isTrue();
    }

    @Test
    void aChangeThatOnlyTheModelReadIsAsked() {
        MODEL.says(_ -> command("'intent':'adjust_stock','item':'Eggs','delta':30"));

        var answer = understood(UNKNOWN);

        assertThat(answer.intent()).isEqualTo(new Intent.AdjustStock("Eggs", new BigDecimal("30")));
        assertThat(answer.needsClarification()).isTrue();
        assertThat(answer.reason()).isEqualTo(Reason.LOW_CONFIDENCE);
        assertThat(answer.engine()).isEqualTo("lfm");
    }

    @Test
    void anotherChangeThanTheRulesReadIsNotProposed() {
        MODEL.says(_ -> command("'intent':'adjust_stock','item':'Eggs','delta':4"));
        var otherItem = understood(UNSURE);
        MODEL.says(_ -> command("'intent':'remove_item','item':'Power Bank'"));
        var otherChange = understood(UNSURE);

        assertThat(List.of(otherItem, otherChange)).allSatisfy(answer -> {
            assertThat(answer.intent()).isEqualTo(new Intent.AdjustStock("Power Bank", new BigDecimal("4")));
            assertThat(answer.engine()).isEqualTo("rules");
            assertThat(answer.needsClarification()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"'intent':'check_stock','item':'Power Bank'", "'intent':'help'", "'intent':'list_orders'"})
    void aQuestionOfTheModelDoesNotHideAChangeThatTheRulesRead(String question) {
        MODEL.says(_ -> command(question));

        var answers = List.of(understood(UNSURE), understood(UNSURE_OF_THE_ITEM));

        assertThat(MODEL.questionsOfTexts()).hasSize(2);
        assertThat(answers).extracting(IntentAnswer::intent).containsExactly(
                new Intent.AdjustStock("Power Bank", new BigDecimal("4")),
                new Intent.AdjustStock(null, new BigDecimal("4")));
        assertThat(answers).allMatch(IntentAnswer::needsClarification);
    }

    @Test
    void aQuestionThatTheModelReadIsAnswered() {
        MODEL.says(_ -> command("'intent':'sales_summary','period':'today'"));

        assertThat(understood(UNKNOWN + " aaj")).isEqualTo(new IntentAnswer(
                new Intent.SalesSummary(Period.TODAY), 0.7, "lfm", false, List.of(), List.of(), null));
    }

    @Test
    void anItemByAnotherNameIsFound() {
        MODEL.says(_ -> command("'intent':'check_stock','item':'Tripod'"));

        var answer = understood("तिपाई कितनी बची है");

        assertThat(answer.intent()).isEqualTo(new Intent.CheckStock("Tripod"));
        assertThat(answer.needsClarification()).isFalse();
    }

    @Test
    void rightsAreNeverProposed() {
        MODEL.says(_ -> command("'intent':'bind_topic','role':'finance'"));
        var bound = understood(UNKNOWN);
        MODEL.says(_ -> command("'intent':'unbind_topic'"));
        var unbound = understood(UNKNOWN);

        assertThat(List.of(bound, unbound)).extracting(IntentAnswer::intent).containsOnly(new Intent.Unknown());
    }

    @Test
    void theTextIsDataOfTheUserTurnAndTheItemsAreTheShops() {
        MODEL.says(_ -> command("'intent':'unknown'"));

        understood(UNKNOWN);

        var question = MODEL.questionsOfTexts().getFirst();
        assertThat(question.path("messages")).hasSize(2);
        assertThat(question.at("/messages/0/content").stringValue()).doesNotContain("wobbly");
        assertThat(ModelStandIn.said(question).path("message").stringValue()).isEqualTo(UNKNOWN);
        assertThat(ModelStandIn.said(question).path("items")).hasSize(4);
        assertThat(question.toString()).doesNotContain("t-77");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sure! I will add 30 eggs.", "{", "{\"command\":{\"intent\":\"adjust_stock\"",
            "{\"command\":{\"intent\":\"adjust_stock\",\"item\":\"Eggs\",\"delta\":31}}",
            "{\"command\":{\"intent\":\"adjust_stock\",\"item\":\"Bread\",\"delta\":30}}",
            "{\"command\":{\"intent\":\"adjust_stock\",\"item\":\"Eggs\",\"delta\":30,\"tenant\":\"other\"}}",
            "{\"intent\":\"adjust_stock\",\"item\":\"Eggs\",\"delta\":30}", "", "null"})
    void whatIsNoGoodAnswerIsAskedThreeTimesAndNotBelieved(String content) {
        MODEL.says(_ -> content);

        var answer = understood(UNSURE);

        assertThat(answer.engine()).isEqualTo("rules");
        assertThat(answer.needsClarification()).isTrue();
        assertThat(MODEL.questionsOfTexts()).hasSize(3);
    }

    @Test
    void aCorrectedAnswerIsBelieved() {
        MODEL.says(question -> question.path("messages").size() == 2
                ? "Of course! It is 30."
                : command("'intent':'adjust_stock','item':'Eggs','delta':30"));

        assertThat(understood(UNKNOWN).intent()).isEqualTo(new Intent.AdjustStock("Eggs", new BigDecimal("30")));
    }

    /** Two good answers behind each failure, or the breaker would answer for the server. */
    @Test
    void aServerThatFailsHangsOrDripsLeavesTheQuestionOfTheRules() {
        for (var behaviour : List.of(ModelStandIn.status(500, "{}"), ModelStandIn.status(503, "{}"),
                ModelStandIn.status(429, "{}"), MODEL.silent(), MODEL.dripping(), ModelStandIn.status(200, "<html>"),
                ModelStandIn.status(400, "{}"))) {
            MODEL.behaves(behaviour);

            var answer = understood(UNSURE);

            assertThat(answer.engine()).isEqualTo("rules");
            assertThat(answer.needsClarification()).isTrue();
            assertThat(MODEL.questionsOfTexts()).hasSize(1);
            MODEL.says(_ -> command("'intent':'adjust_stock','item':'Eggs','delta':30"));
            assertThat(List.of(understood(UNKNOWN), understood(UNKNOWN))).allSatisfy(right -> {
                assertThat(right.engine()).isEqualTo("lfm");
                assertThat(right.intent()).isEqualTo(new Intent.AdjustStock("Eggs", new BigDecimal("30")));
            });
        }
    }

    @Test
    void healthTellsOfTheModelAndNothingElse() {
        var health = RestClient.create("http://127.0.0.1:" + port).get().uri("/actuator/health/model").retrieve()
                .body(JsonNode.class);

        assertThat(health).isNotNull();
        assertThat(health.at("/components/languageModel/details/model").stringValue()).isEqualTo("lfm");
        assertThat(health.at("/components/languageModel/details/state").stringValue()).isNotEqualTo("off");
        assertThat(health.path("components").propertyNames()).containsExactly("languageModel");
    }

    private IntentAnswer understood(String text) {
        return api.understand(new IntentRequest(text, SHOP, null, Instant.parse("2026-03-11T04:45:00Z"),
                ZoneId.of("Asia/Kolkata"), "en", "t-77"));
    }

    static String command(String slots) {
        return "{\"command\":{" + slots.replace('\'', '"') + "}}";
    }
}
