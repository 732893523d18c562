package com.tarcommerce.ai.intent.llm;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Resolution;
import com.tarcommerce.ai.catalogue.Word;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The names of a catalogue that a text may be about; all of them in a small shop. */
@Component
final class NearestItems {
    private static final int MOST = 30;
    private static final int MOST_WORDS = 40;

    private final Words words;

    NearestItems(Words words) {
        this.words = words;
    }

    List<String> of(IntentRequest request, Catalogue catalogue, IntentAnswer first) {
        var all = words.of(request.text());
        var spoken = all.stream().filter(word -> !word.measure()).limit(MOST_WORDS).toList();
        var measures = all.stream().filter(Word::measure).map(Word::form).collect(Collectors.toSet());
        var names = new LinkedHashSet<>(first.candidates());
        catalogue.namesIn(all).forEach(named -> names.add(named.name()));
        spoken.forEach(word -> names.addAll(meant(catalogue, word, measures)));
        if (request.catalog() != null && request.catalog().size() <= MOST) {
            names.addAll(request.catalog());
        }
        return names.stream().limit(MOST).toList();
    }

    private static List<String> meant(Catalogue catalogue, Word word, Set<String> measures) {
        return switch (catalogue.resolve(List.of(word), measures)) {
            case Resolution.Found(var name, _) -> List.of(name);
            case Resolution.Ambiguous(var candidates) -> candidates;
            case Resolution.NotFound(var nearest) -> Stream.ofNullable(nearest).flatMap(List::stream).toList();
        };
    }
}
