package com.tarcommerce.ai.catalogue;

import com.tarcommerce.ai.text.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The item names of a shop, indexed: what is spelled as there costs the same for ten names and for fifty thousand. */
public final class Catalogue {
    private static final Set<String> LOOSE = Set.copyOf(Table.rows("ai/catalogue/loose.tsv").stream()
            .map(List::getFirst).toList());
    private final List<String> names;
    private final NameIndex index;
    private final Set<String> numbers = new HashSet<>();
    private final Vocabulary vocabulary = new Vocabulary();
    private final Compounds compounds;
    private final Resolver resolver;

    public Catalogue(Collection<String> names, Words words) {
        this.names = names.stream().distinct().toList();
        this.compounds = new Compounds(words);
        var wordsOfNames = this.names.stream().map(words::of).toList();
        this.index = new NameIndex(wordsOfNames);
        wordsOfNames.forEach(this::learn);
        this.resolver = new Resolver(this.names, index, vocabulary, compounds, new KindIndex(wordsOfNames));
    }

    private void learn(List<Word> name) {
        for (var at = 1; at < name.size(); at++) {
            if (name.get(at - 1).speaks() && name.get(at).speaks()) {
                compounds.add(name.get(at - 1).form(), name.get(at).form());
            }
        }
        compounds.addInitials(name);
        for (var word : name) {
            if (!word.measure()) {
                vocabulary.add(word.form());
            }
            if (!word.number().isEmpty()) {
                numbers.add(word.number());
            }
        }
    }

    public int size() {
        return names.size();
    }

    public List<String> names() {
        return names;
    }

    /** The names that share most with the words, the nearest first. */
    public List<String> nearest(List<Word> words, int most) {
        return new NearestNames(index, vocabulary).of(compounds.asWritten(words, vocabulary), most)
                .mapToObj(names::get).toList();
    }

    /** Whether some name holds the number, by itself or as how much of a unit. */
    public boolean hasNumber(String number) {
        return numbers.contains(Words.number(number));
    }

    /** Whether some name holds the word and the number. */
    public boolean isNumbered(Word word, String number) {
        return word.speaks()
                && NameIndex.common(index.holding(word.form()), index.holding(Words.number(number))).length > 0;
    }

    /** Whether some name holds the word. */
    public boolean knows(String form) {
        return vocabulary.knows(form);
    }

    /** The words as this catalogue writes them where they sound like one of its words alone; the others stay. */
    public List<Word> asWritten(List<Word> words) {
        return compounds.asWritten(words, vocabulary).stream()
                .map(word -> vocabulary.meant(word).map(word::as).orElse(word)).toList();
    }

    /** The longest stretches of the words that are names of this catalogue; a name's size may be left out if that is clear. */
    public List<Named> namesIn(List<Word> words) {
        var found = new ArrayList<Named>();
        for (var first = 0; first < words.size();) {
            var from = first;
            var named = index.nameAt(words, from).map(name -> new Named(names.get(name.id()), from, name.last()));
            named.ifPresent(found::add);
            first = named.isPresent() ? named.get().lastWord() + 1 : first + 1;
        }
        return found;
    }

    /**
     * How many words from the first on are, in whatever order, of one name, numbers in the order that the name has them:
     * "airdopes 141", "shirt white 40", "stone 350 speaker".
     */
    public int partAt(List<Word> words, int first) {
        return index.partAt(words, first);
    }

    /**
     * Finds the name that all the words are about.
     *
     * @param measures sizes that stand in the text, and bare numbers that may be; they decide between names and exclude none
     */
    public Resolution resolve(List<Word> words, Set<String> measures) {
        return resolver.resolve(words, measures);
    }

    /** Whether some of the words say a kind of goods that no name says: the watch of "Rado ki ghadi" may be any. */
    public boolean sayKind(List<Word> words) {
        return words.stream().anyMatch(word -> Kinds.isKind(word) && !vocabulary.isMeant(word));
    }

    /** Whether a word beside the name only says what kind of goods it is: the watch of "Sonata watch". */
    public boolean isOfKind(String name, Word word, Words reader) {
        return !Collections.disjoint(Kinds.ofName(reader.of(name)), Kinds.saidBy(word));
    }

    /** The measures of a name, as {@link Word#form()}. */
    public Set<String> measuresOf(String name, Words reader) {
        var measures = new HashSet<String>();
        reader.of(name).stream().filter(Word::measure).map(Word::form).forEach(measures::add);
        return measures;
    }

    /** Whether it is sold by weight or volume: it has no size, and is called by such a word. */
    public boolean isLoose(String name, Words reader) {
        return measuresOf(name, reader).isEmpty()
                && reader.of(name).stream().anyMatch(word -> LOOSE.contains(word.form()));
    }
}
