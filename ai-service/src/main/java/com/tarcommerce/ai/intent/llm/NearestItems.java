package com.tarcommerce.ai.intent.llm;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Word;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The names of a catalogue that a text may be about; all of them in a small shop. */
@Component
final class NearestItems {
    private static final int MOST = 30;
    private static final int MOST_TOGETHER = 20;
    private static final int MOST_EACH = 3;
    private static final int MOST_WORDS = 40;

    private final Words words;

    NearestItems(Words words) {
        this.words = words;
    }

    List<String> of(IntentRequest request, Catalogue catalogue, IntentAnswer first) {
        var all = words.of(request.text()).stream().limit(MOST_WORDS).toList();
        var names = new LinkedHashSet<>(first.candidates());
        catalogue.namesIn(all).forEach(named -> names.add(named.name()));
        names.addAll(catalogue.size() <= MOST ? catalogue.names() : nearest(all, catalogue));
        return names.stream().limit(MOST).toList();
    }

    /** By all words together; and a few for each, for a text may be about several things. */
    private static List<String> nearest(List<Word> said, Catalogue catalogue) {
        return Stream.concat(catalogue.nearest(said, MOST_TOGETHER).stream(),
                said.stream().filter(word -> !word.measure())
                        .flatMap(word -> catalogue.nearest(List.of(word), MOST_EACH).stream()))
                .toList();
    }
}
