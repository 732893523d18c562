package com.tarcommerce.ai.intent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.text.Table;
import com.tarcommerce.ai.text.Units;
import com.tarcommerce.common.contract.ai.IntentName;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Puts every phrase of the lexicon at every place of a command that is a number beside a name. */
class EveryWordTests {
    private static final ZonedDateTime NOW = Instant.parse("2026-03-11T04:45:00Z").atZone(ZoneId.of("Asia/Kolkata"));
    /** What may stand beside a count: its own words, manners, where in the shop, and that it was counted. */
    private static final Set<Concept> OF_A_COUNT = EnumSet.of(Concept.FILLER, Concept.POLITE, Concept.NOISE,
            Concept.AND,
            Concept.COUNTED, Concept.SET, Concept.LIGHT, Concept.DONE, Concept.LEFT, Concept.STOCK, Concept.ONLY,
            Concept.NOW, Concept.IS, Concept.WE_HAVE, Concept.GOT, Concept.IN_STOCK, Concept.TODAY, Concept.PLACE,
            Concept.QUESTION, Concept.WENT);
    /** "Or" is "aur" in a text that speaks Hindi; "sorry" says nothing about a count; "hai to" ends no condition. */
    private static final Set<String> HARMLESS = Set.of("or", "in", "score", "gross total", "are there", "sorry",
            "sorry sorry", "oh sorry", "oh no", "hai to", "hua to", "hue to", "from now onwards");

    private final Catalogue shop = Utterance.catalogueNamed("kirana");
    private final RulesEngine engine = new RulesEngine(new Words(new Units()));

    static Stream<String> concepts() {
        return Stream.of(Concept.values()).filter(concept -> !OF_A_COUNT.contains(concept)).map(Concept::name)
                .filter(name -> Table.rows("ai/rules/lexicon.tsv").stream()
                        .anyMatch(row -> row.getFirst().equals(name)));
    }

    @ParameterizedTest
    @MethodSource("concepts")
    void aWordOfSomethingElseSetsNoCountUnasked(String concept) {
        var acted = phrases(concept).filter(phrase -> !HARMLESS.contains(phrase))
                .flatMap(phrase -> placed(phrase, List.of("maggi", "12", "bache")))
                .filter(this::setsACountUnasked);

        assertThat(acted).isEmpty();
    }

    private boolean setsACountUnasked(String text) {
        var answer = engine.understand(text, shop, NOW);
        return answer.intent().name() == IntentName.UPDATE_STOCK && !answer.needsClarification();
    }

    private static Stream<String> phrases(String concept) {
        return Table.rows("ai/rules/lexicon.tsv").stream().filter(row -> row.getFirst().equals(concept))
                .flatMap(row -> Table.alternatives(row.get(1)).stream())
                .filter(phrase -> phrase.chars().noneMatch(c -> c == '(' || c == '^' || c == '$'));
    }

    private static Stream<String> placed(String phrase, List<String> words) {
        return IntStream.of(0, 2, words.size()).mapToObj(at -> String.join(" ",
                String.join(" ", words.subList(0, at)), phrase, String.join(" ", words.subList(at, words.size())))
                .strip());
    }
}
