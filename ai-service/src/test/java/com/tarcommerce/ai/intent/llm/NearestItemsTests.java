package com.tarcommerce.ai.intent.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.text.Units;
import com.tarcommerce.common.contract.ai.AiApi;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentRequest;
import com.tarcommerce.common.contract.ai.Reason;
import com.tarcommerce.testsupport.model.ModelStandIn;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Which of five thousand names, known by a key alone, the model is shown beside a text that the rules are unsure of. */
@SpringBootTest(properties = {"spring.config.name=ai", "TAR_INTERNAL_TOKEN=a-token-for-tests-only",
        "TAR_LLM_DAILY_TOKENS=100000000"})
class NearestItemsTests {
    private static final ModelStandIn MODEL = new ModelStandIn();
    private static final int MOST = 30;
    private static final String KEY = "wholesale1:7";
    private static final List<String> SHOP = Stream.of("Amul", "Britannia", "Parle", "Tata", "Nestle", "Haldiram",
            "Dabur", "Patanjali", "Aashirvaad", "Fortune", "Saffola", "MDH", "Everest", "Catch", "Bikano", "Godrej",
            "Nirma", "Wheel", "Vim", "Colgate", "Himalaya", "Marico", "Kissan", "Kurkure", "Gowardhan")
            .flatMap(maker -> Stream
                    .of("Milk", "Butter", "Ghee", "Paneer", "Atta", "Rice", "Sugar", "Salt", "Tea", "Coffee", "Biscuit",
                            "Bread", "Namkeen", "Honey", "Soap", "Shampoo", "Toothpaste", "Detergent", "Ketchup",
                            "Noodles")
                    .flatMap(goods -> Stream
                            .of("50g", "100g", "200g", "250g", "500g", "750g", "1kg", "2kg", "5kg", "10kg")
                            .map(size -> maker + " " + goods + " " + size)))
            .toList();

    private static final Words WORDS = new Words(new Units());
    private static final Catalogue CATALOGUE = new Catalogue(SHOP, WORDS);
    private static final NearestItems NEAREST = new NearestItems(WORDS);
    private static final IntentAnswer UNSURE = IntentAnswer.unknown("rules", 0.5, Reason.LOW_CONFIDENCE);

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

    @ParameterizedTest
    @CsvSource({"zorbly 4 amul butter 500g quimped wobbly, Amul Butter 500g",
            "zorbly 4 amul buttr 500 gm quimped wobbly, Amul Butter 500g",
            "zorbly brittania biskit 100g quimped wobbly, Britannia Biscuit 100g",
            "zorbly 12 patanjli shehad 250 gram quimped wobbly, Patanjali Honey 250g",
            "zorbly 3 ashirwad aata 10 kilo quimped wobbly, Aashirvaad Atta 10kg",
            "zorbly quimped wobbly haldiram wala namkin 200g 7, Haldiram Namkeen 200g",
            "zorbly 4 colgate ka tuthpaste quimped 100g wobbly, Colgate Toothpaste 100g",
            "zorbly godrej sabun 50g quimped wobbly 30, Godrej Soap 50g",
            "zorbly पतंजलि शहद 250 ग्राम quimped wobbly 12, Patanjali Honey 250g",
            "zorbly अमूल मक्खन 500 ग्राम quimped wobbly 4, Amul Butter 500g",
            "zorbly टाटा नमक 1 किलो quimped wobbly 20, Tata Salt 1kg",
            "zorbly हल्दीराम नमकीन 200 ग्राम quimped wobbly 5, Haldiram Namkeen 200g",
            "zorbly नेस्ले कॉफी 50 ग्राम quimped wobbly 9, Nestle Coffee 50g"})
    void theItemMeantIsAmongAFew(String text, String meant) {
        assertThat(shownBeside(text)).contains(meant).hasSizeLessThanOrEqualTo(MOST).doesNotHaveDuplicates()
                .isSubsetOf(SHOP);
    }

    @Test
    void bothOfTwoThingsAreAmongThem() {
        assertThat(shownBeside("zorbly amul butter 500g quimped wobbly nirma detergent 2kg"))
                .contains("Amul Butter 500g", "Nirma Detergent 2kg").hasSizeLessThanOrEqualTo(MOST);
    }

    @Test
    void aTextOfManyWordsBringsNoMore() {
        var text = "zorbly quimped wobbly " + String.join(" ", SHOP.subList(0, 1_000));

        assertThat(shownBeside(text)).hasSizeLessThanOrEqualTo(MOST);
    }

    @Test
    void theModelIsShownTheseOfACatalogueThatIsKnownByItsKey() {
        MODEL.says(_ -> "{\"command\":{\"intent\":\"unknown\"}}");
        understood("good morning", Stream.concat(SHOP.stream(), Stream.of("Eggs")).toList());

        understood("zorbly 30 eggs quimped wobbly stock", null);

        assertThat(MODEL.questionsOfTexts()).singleElement()
                .satisfies(question -> assertThat(ModelStandIn.said(question).path("items").valueStream()
                        .map(JsonNode::stringValue)).contains("Eggs").hasSizeLessThanOrEqualTo(MOST));
    }

    @Test
    void aSmallShopIsShownWhole() {
        var few = SHOP.subList(0, MOST);

        assertThat(NEAREST.of(about("good morning"), new Catalogue(few, WORDS), UNSURE))
                .containsExactlyInAnyOrderElementsOf(few);
    }

    private static List<String> shownBeside(String text) {
        return NEAREST.of(about(text), CATALOGUE, UNSURE);
    }

    private static IntentRequest about(String text) {
        return new IntentRequest(text, null, KEY, Instant.parse("2026-03-11T04:45:00Z"), ZoneId.of("Asia/Kolkata"),
                "en", "wholesale1");
    }

    private void understood(String text, @Nullable List<String> names) {
        var known = about(text);
        api.understand(new IntentRequest(text, names, KEY, known.now(), known.zone(), "en", "wholesale1"));
    }
}
