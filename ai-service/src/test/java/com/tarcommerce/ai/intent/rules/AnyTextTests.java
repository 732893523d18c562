package com.tarcommerce.ai.intent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.text.Table;
import com.tarcommerce.ai.text.Units;
import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AnyTextTests {
    private static final long SEED = 20_260_311;
    private static final ZonedDateTime NOW = Instant.parse("2026-03-11T04:45:00Z").atZone(ZoneId.of("Asia/Kolkata"));
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int LONGEST = 4_096;
    private static final long MOST_BYTES = 64_000_000;
    private static final int[] ALL_PLANES = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(c -> Character.isDefined(c) && Character.getType(c) != Character.PRIVATE_USE).toArray();

    private final Catalogue shop = Utterance.catalogueNamed("kirana");
    private final Catalogue odd = Utterance.catalogueNamed("stationery");
    private final Words words = new Words(new Units());
    private final RulesEngine engine = new RulesEngine(words);
    private final Random random = new Random(SEED);

    @Test
    void anyCharactersGetAnAnswerInTheSchema() {
        for (var round = 0; round < 1_000; round++) {
            isInTheSchema(characters(random.nextInt(80)));
        }
    }

    @Test
    void charactersOfAllPlanesGetAnAnswerInTheSchema() {
        for (var round = 0; round < 2_000; round++) {
            isInTheSchema(charactersOfAllPlanes(random.nextInt(20)) + " 5 eggs sold "
                    + charactersOfAllPlanes(random.nextInt(20)));
            isInTheSchema("remind me tomorrow at 5 pm to " + charactersOfAllPlanes(random.nextInt(20)));
        }
    }

    @Test
    void aDigitOfAnyScriptIsANumber() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER && Character.digit(c, 10) > 0)
                .forEach(c -> assertThat(engine.understand(Character.toString(c) + " eggs sold", shop, NOW).intent())
                        .as(Character.getName(c))
                        .isEqualTo(new Intent.AdjustStock("Eggs", BigDecimal.valueOf(-Character.digit(c, 10)))));
    }

    /** One name by which a shop may call something must not make the whole shop silent. */
    @Test
    void anyNameOfAnItemLeavesTheShopUnderstood() {
        for (var round = 0; round < 300; round++) {
            var names = List.of("Eggs", charactersOfAllPlanes(1 + random.nextInt(20)), "𝗔𝗺𝘂𝗹 𝗠𝗶𝗹𝗸 𝟱𝟬𝟬𝗺𝗹");

            var catalogue = new Catalogue(names, words);

            assertThat(engine.understand("5 eggs sold", catalogue, NOW).intent()).as(names.toString())
                    .isEqualTo(new Intent.AdjustStock("Eggs", BigDecimal.valueOf(-5)));
        }
    }

    @Test
    void anyWordsOfOursInAnyOrderGetAnAnswerInTheSchema() {
        var words = vocabulary();
        for (var round = 0; round < 3_000; round++) {
            var text = new StringBuilder();
            for (var i = random.nextInt(12); i >= 0; i--) {
                text.append(words.get(random.nextInt(words.size()))).append(random.nextInt(8) == 0 ? "" : " ");
            }
            isInTheSchema(text.toString());
        }
    }

    @Test
    void theLongestTextsAreAnswered() {
        isInTheSchema("do ".repeat(1_365));
        isInTheSchema("milk, eggs and ".repeat(270));
        isInTheSchema("9".repeat(4_096));
        isInTheSchema("-".repeat(4_096));
        isInTheSchema("sadhe ".repeat(680));
        isInTheSchema("remind me " + "every 5 tarikh ".repeat(270));
    }

    /** Counted in bytes that are made on the way, for a clock tells of the machine: what is read again and again makes more. */
    @ParameterizedTest
    @ValueSource(strings = {"book ab,", "ramesh ka order 5 ab, ", "every 5 tarikh ", "milk, eggs and ",
            "sold 5 xq and ",
            "sadhe ", "a.", "शून्यक ", "remind me, book ab, ", "1042 paid, "})
    void noTextTakesMoreThanBoundedWork(String part) {
        for (var times = 1; times * part.length() <= LONGEST; times *= 2) {
            var text = part.repeat(times);

            var before = THREADS.getCurrentThreadAllocatedBytes();
            engine.understand(text, shop, NOW);

            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).as("%s times %d", part, times)
                    .isLessThan(MOST_BYTES);
        }
    }

    private void isInTheSchema(String text) {
        for (var catalogue : List.of(shop, odd)) {
            var answer = engine.understand(text, catalogue, NOW);

            assertThat(answer.confidence()).as(text).isBetween(0.0, 1.0);
            assertThat(answer.candidates()).as(text).hasSizeLessThanOrEqualTo(5);
            assertThat(answer.engine()).isIn("rules", "classifier");
            assertThat(JSON.readValue(JSON.writeValueAsBytes(answer), IntentAnswer.class)).as(text).isEqualTo(answer);
            if (answer.intent() instanceof Intent.Unknown) {
                assertThat(answer.missing()).as(text).isEmpty();
            } else {
                assertThat(answer.needsClarification()).as(text)
                        .isEqualTo(answer.reason() != null);
                assertThat(answer.missing().isEmpty() || answer.needsClarification()).as(text).isTrue();
            }
        }
    }

    private String characters(int length) {
        return random.ints(length, 0, 0x3000).filter(Character::isDefined)
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** Of every plane, halves of pairs too. */
    private String charactersOfAllPlanes(int length) {
        return random.ints(length, 0, ALL_PLANES.length).map(at -> ALL_PLANES[at])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static List<String> vocabulary() {
        var words = new ArrayList<String>();
        Table.rows("ai/rules/lexicon.tsv").forEach(row -> words.addAll(Table.alternatives(row.get(1))));
        Table.rows("ai/text/numbers.tsv").forEach(row -> words.addAll(Table.alternatives(row.get(2))));
        Table.rows("ai/text/units.tsv").forEach(row -> words.addAll(Table.alternatives(row.get(3))));
        Table.rows("ai/time/words.tsv").forEach(row -> words.addAll(Table.alternatives(row.get(2))));
        words.addAll(List.of("milk", "eggs", "doodh", "Amul", "500ml", "#1042", "1042", "10", "₹", "rs", "+5", "-5",
                "Ramesh",
                "99999999999999999999", "0", "1/2", "25/12", "10:30", "2k", "cart", "c_9", "Order Book A5"));
        return words;
    }
}
