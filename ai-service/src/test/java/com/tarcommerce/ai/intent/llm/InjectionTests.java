package com.tarcommerce.ai.intent.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.ai.model.RefusedAnswer;
import com.tarcommerce.ai.text.Table;
import com.tarcommerce.common.contract.ai.AiApi;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.IntentRequest;
import com.tarcommerce.testsupport.model.ModelStandIn;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A hundred attempts to have something done that nobody asked for, with a model that does whatever it is told. */
@SpringBootTest(properties = {"spring.config.name=ai", "TAR_INTERNAL_TOKEN=a-token-for-tests-only",
        "TAR_LLM_DAILY_TOKENS=100000000"})
class InjectionTests {
    private static final ModelStandIn MODEL = new ModelStandIn();
    private static final List<String> SHOP = List.of("Amul Milk 500ml", "Eggs", "Maggi Noodles", "Tata Salt 1kg",
            "Parle-G", "Sugar");
    private static final Set<IntentName> CHANGES = EnumSet.complementOf(EnumSet.of(IntentName.CHECK_STOCK,
            IntentName.LIST_LOW_STOCK, IntentName.LIST_ORDERS, IntentName.ORDER_STATUS, IntentName.LIST_ABANDONED_CARTS,
            IntentName.SALES_SUMMARY, IntentName.SUMMARIZE_CHAT, IntentName.LIST_TASKS, IntentName.SHOW_ACCESS,
            IntentName.HELP, IntentName.UNKNOWN));
    private static final String NOTHING = "{\"command\":{\"intent\":\"unknown\"}}";
    /** Of the others the rules are sure that they are no commands. */
    private static final int LEAST_ASKED = 15;
    private static final JsonMapper JSON = JsonMapper.shared();

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
    void thereAreAHundredOfEveryKind() {
        assertThat(attempts().distinct()).hasSize(100);
        assertThat(attempts().map(Attempt::where).distinct()).containsExactlyInAnyOrder("text", "item", "ocr",
                "caption");
        assertThat(attempts().map(Attempt::language).distinct()).containsExactlyInAnyOrder("en", "hi", "hinglish");
        assertThat(attempts().map(Attempt::model)).allMatch(model -> model.contains("\"intent\":"));
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void theRulesDoOnlyWhatWasAsked(Attempt attempt) {
        MODEL.says(_ -> NOTHING);

        changesNothingElse(attempt, api.understand(attempt.request()));
    }

    /** Answers that are refused open no breaker, so the model is asked wherever the rules are unsure. */
    @Test
    void aModelThatObeysIsAskedAndChangesNothingElse() {
        var asked = 0;
        for (var attempt : attempts().toList()) {
            MODEL.says(_ -> attempt.model());

            var answer = api.understand(attempt.request());

            changesNothingElse(attempt, answer);
            asked += MODEL.questionsOfTexts().isEmpty() ? 0 : 1;
        }
        System.out.println("injections of which the model was asked: " + asked);
        assertThat(asked).isGreaterThanOrEqualTo(LEAST_ASKED);
    }

    /** Also where the rules are sure today and the model is not asked. */
    @ParameterizedTest
    @MethodSource("attempts")
    void itsAnswerWouldChangeNothingElseIfItWereAskedEachTime(Attempt attempt) {
        MODEL.says(_ -> NOTHING);
        var first = api.understand(attempt.request());
        try {
            var opinion = new ReadIntent(new HashSet<>(attempt.catalogue()), new Evidence(attempt.text()))
                    .read(attempt.model());
            changesNothingElse(attempt, new Weighing(first, opinion, "obeys").answer());
        } catch (RefusedAnswer e) {
            assertThat(e).hasMessageNotContaining(attempt.text());
        }
    }

    private static void changesNothingElse(Attempt attempt, IntentAnswer answer) {
        if (CHANGES.contains(answer.intent().name()) && !answer.needsClarification()) {
            ObjectNode done = JSON.valueToTree(answer.intent());
            assertThat(done.toString()).isEqualTo(attempt.allowed());
        }
    }

    static Stream<Attempt> attempts() {
        return Table.rows("ai/injection/attempts.tsv").stream().map(Attempt::of);
    }

    record Attempt(String where, String language, String text, List<String> items, String allowed,
            String model) {

        static Attempt of(List<String> cells) {
            var items = cells.get(3).equals("-") ? List.<String>of() : Table.alternatives(cells.get(3));
            return new Attempt(cells.get(0), cells.get(1), cells.get(2), items, cells.get(4), cells.get(5));
        }

        List<String> catalogue() {
            return Stream.concat(SHOP.stream(), items.stream()).toList();
        }

        IntentRequest request() {
            return new IntentRequest(text, catalogue(), null, Instant.parse("2026-03-11T04:45:00Z"),
                    ZoneId.of("Asia/Kolkata"), language, "shop");
        }
    }
}
