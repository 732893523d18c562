package com.tarcommerce.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.contract.ai.AiApi;
import com.tarcommerce.common.contract.ai.ChatLine;
import com.tarcommerce.common.contract.ai.NudgeRequest;
import com.tarcommerce.common.contract.ai.NudgeText;
import com.tarcommerce.common.contract.ai.Period;
import com.tarcommerce.common.contract.ai.SalesFacts;
import com.tarcommerce.common.contract.ai.SummaryApi;
import com.tarcommerce.common.contract.ai.SummaryKind;
import com.tarcommerce.common.contract.ai.SummaryRequest;
import com.tarcommerce.common.contract.ai.SummaryText;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.testsupport.model.ModelStandIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** What the model may write: the same as template or extract, or nothing. */
@SpringBootTest(properties = {"spring.config.name=ai", "TAR_INTERNAL_TOKEN=a-token-for-tests-only",
        "TAR_LLM_MODEL=lfm"})
class WritingApiTests {
    private static final ModelStandIn MODEL = new ModelStandIn();
    private static final List<ChatLine> CHAT = List.of(new ChatLine("Asha", "good morning"),
            new ChatLine("Ravi", "the milk van comes at 7 tomorrow, 40 packets"),
            new ChatLine("Asha", "who takes the milk van?"), new ChatLine("Ravi", "ok\nI take the van"));

    @Autowired
    private AiApi api;
    @Autowired
    private SummaryApi summaries;

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry properties) {
        properties.add("TAR_LLM_URL", MODEL::url);
    }

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @BeforeEach
    void silence() {
        MODEL.says(_ -> "");
    }

    @Test
    void aNudgeThatSaysTheSameIsTheModels() {
        writes("Sharma Store here! Your Eggs for ₹140.50 still wait since 3 hours.");

        assertThat(api.nudge(cart("en"))).isEqualTo(
                new NudgeText("Sharma Store here! Your Eggs for ₹140.50 still wait since 3 hours.", "lfm"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sharma Store: your Eggs for ₹149.50 still wait since 3 hours.",
            "Sharma Store: your Eggs still wait.", "Your Eggs for ₹140.50 still wait since 3 hours.",
            "Sharma Store: Eggs ₹140.50, 3 hours, see https://x.example/pay",
            "Sharma Store: Eggs ₹140.50, 3 hours, pay at sharma.com",
            "Sharma Store: Eggs ₹140.50, 3 hours, write @sharma",
            "Sharma Store: Eggs ₹140.50 for 3 hours, now 50 percent off!", "शर्मा Sharma Store: Eggs ₹140.50, 3", "",
            "Sharma Store: Eggs, ₹140.50, 3 hours. Pay at sharma-store.xyz today",
            "Sharma Store: your Bread for ₹140.50 waits since 3 hours",
            "Sharma Store: your Eggs and Bread for ₹140.50 wait since 3 hours",
            "Sharma Store: Eggs ₹140.50, 3 hours, free delivery and a gift today",
            "Sharma Store: உங்கள் Eggs ₹140.50, 3"})
    void anyOtherIsTheTemplates(String text) {
        writes(text);

        var nudge = api.nudge(cart("en"));

        assertThat(nudge.engine()).isEqualTo("template");
        assertThat(nudge.text()).startsWith("Your cart at Sharma Store");
        assertThat(MODEL.questions()).hasSize(3);
    }

    @Test
    void aNudgeThatIsTooLongIsTheTemplates() {
        writes("Sharma Store: your Eggs for ₹140.50 still wait since 3 hours" + " and hours".repeat(200));

        assertThat(api.nudge(cart("en")).engine()).isEqualTo("template");
    }

    @Test
    void aHindiCustomerIsNotNudgedInEnglish() {
        writes("Sharma Store: your Eggs for ₹140.50 still wait since 3 hours.");
        assertThat(api.nudge(cart("hi")).engine()).isEqualTo("template");

        writes("Sharma Store में आपके Eggs, ₹140.50 के, 3 घंटे से रुके हैं।");
        assertThat(api.nudge(cart("hi")).engine()).isEqualTo("lfm");
    }

    @Test
    void theNameOfTheShopSaysNothingOfTheLanguage() {
        writes("शर्मा स्टोर: your Eggs for ₹140.50 still wait since 3 hours");
        assertThat(api.nudge(cart("hi", "शर्मा स्टोर")).engine()).isEqualTo("template");
        assertThat(api.nudge(cart("en", "शर्मा स्टोर")).engine()).isEqualTo("lfm");

        writes("शर्मा स्टोर में आपके Eggs ₹140.50 के 3 घंटे से रुके हैं");
        assertThat(api.nudge(cart("en", "शर्मा स्टोर")).engine()).isEqualTo("template");
    }

    @Test
    void aLineThatIsLongerThanTheRoomIsCut() {
        var chat = List.of(new ChatLine("Asha", "the milk van comes tomorrow at seven and brings forty packets"));

        assertThat(summaries.summarize(new SummaryRequest("t", "en", SummaryKind.CHAT, null, chat, 40)).text())
                .hasSize(40).startsWith("Asha: the milk van").endsWith("…");
        assertThat(summaries.summarize(new SummaryRequest("t", "en", SummaryKind.CHAT, null,
                List.of(new ChatLine("Asha", "x".repeat(34))), 40)).text()).isEqualTo("Asha: " + "x".repeat(34));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en | 12345 | 123456789012 | 12345 orders, ₹1,23,45,67,890.12",
            "hi | 12345 | 123456789012 | 12345 ऑर्डर, ₹1,23,45,67,890.12"})
    void salesFitTheRoomThereIs(String locale, int orders, long amount, String text) {
        var facts = new SalesFacts(Period.LAST_MONTH, orders, amount, null);

        var said = summaries.summarize(new SummaryRequest("t", locale, SummaryKind.SALES, facts, null, 40)).text();

        assertThat(said).isEqualTo(text).hasSizeLessThanOrEqualTo(40);
        var most = new SalesFacts(Period.LAST_MONTH, Integer.MAX_VALUE, Long.MAX_VALUE, "INR");
        assertThat(summaries.summarize(new SummaryRequest("t", locale, SummaryKind.SALES, most, null, 40)).text())
                .startsWith("₹").hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void aLongChatIsSummedUpByItsEnd() {
        writes("Milk van tomorrow at 7.");
        var chat = IntStream.range(0, 500)
                .mapToObj(at -> new ChatLine("Ravi", "message number " + at + " of a long day at 7")).toList();

        assertThat(summaries.summarize(new SummaryRequest("t", "en", SummaryKind.CHAT, null, chat, 200)).engine())
                .isEqualTo("lfm");
        assertThat(MODEL.questions().getLast().toString()).contains("message number 499 ").doesNotContain("number 1 of")
                .hasSizeLessThan(12_000);
    }

    @Test
    void aChatIsSummedUpWordForWordInItsOrder() {
        assertThat(summaries.summarize(chat(120))).isEqualTo(new SummaryText(
                "Ravi: the milk van comes at 7 tomorrow, 40 packets\nAsha: who takes the milk van?\nRavi: ok I take the van",
                "extract"));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 100, 4_000})
    void anExtractFitsTheRoomThereIs(int room) {
        assertThat(summaries.summarize(chat(room)).text()).hasSizeLessThanOrEqualTo(room);
    }

    @Test
    void aSummaryOfTheModelSaysNoOtherNumbers() {
        writes("Milk van tomorrow at 7 with 40 packets; Ravi takes it.");
        assertThat(summaries.summarize(chat(200)).engine()).isEqualTo("lfm");

        writes("Milk van tomorrow at 8 with 40 packets; Ravi takes it.");
        assertThat(summaries.summarize(chat(200)).engine()).isEqualTo("extract");
    }

    @Test
    void anEmptyChatIsAnEmptySummary() {
        assertThat(summaries.summarize(new SummaryRequest("t", "en", SummaryKind.CHAT, null, List.of(), null)))
                .isEqualTo(new SummaryText("", "extract"));
        assertThat(MODEL.questions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en | 3 | 1234550 | Sales last week: 3 orders, ₹12,345.50.",
            "en | 1 | 700 | Sales last week: 1 order, ₹7.", "en | 0 | 0 | No sales last week.",
            "hi | 3 | 1234550 | पिछले हफ़्ते 3 ऑर्डर, कुल ₹12,345.50 की बिक्री।",
            "hi | 0 | 0 | पिछले हफ़्ते कोई बिक्री नहीं हुई।"})
    void salesAreToldWithTheirVeryNumbers(String locale, int orders, long amount, String text) {
        var facts = new SalesFacts(Period.LAST_WEEK, orders, amount, null);

        assertThat(summaries.summarize(new SummaryRequest("t", locale, SummaryKind.SALES, facts, null, null)))
                .isEqualTo(new SummaryText(text, "template"));
        assertThat(MODEL.questions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"AED | Sales last week: 3 orders, AED 123,456.50.",
            "USD | Sales last week: 3 orders, $123,456.50.", "NPR | Sales last week: 3 orders, NPR 1,23,456.50."})
    void salesAreToldInTheShopsCurrency(String currency, String text) {
        var facts = new SalesFacts(Period.LAST_WEEK, 3, 12_345_650, currency);

        assertThat(summaries.summarize(new SummaryRequest("t", "en", SummaryKind.SALES, facts, null, null)).text())
                .isEqualTo(text);
    }

    @Test
    void whatAKindNeedsIsAskedFor() {
        for (var kind : SummaryKind.values()) {
            assertThatThrownBy(() -> summaries.summarize(new SummaryRequest("t", null, kind, null, null, null)))
                    .isInstanceOf(ProblemException.class).hasMessageContaining("needs");
        }
        assertThatThrownBy(() -> summaries.summarize(chat(39))).hasMessageContaining("maxChars");
    }

    private static void writes(String text) {
        MODEL.says(_ -> JsonMapper.shared().writeValueAsString(Map.of("text", text)));
    }

    private static SummaryRequest chat(int room) {
        return new SummaryRequest("t", "en", SummaryKind.CHAT, null, CHAT, room);
    }

    private static NudgeRequest cart(String locale) {
        return cart(locale, "Sharma Store");
    }

    private static NudgeRequest cart(String locale, String shop) {
        return new NudgeRequest("t1", locale, shop, List.of("Eggs"), 14_050, Duration.ofHours(3), null,
                null);
    }
}
