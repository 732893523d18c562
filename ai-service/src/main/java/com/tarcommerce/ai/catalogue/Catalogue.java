package com.tarcommerce.ai.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The item names of a shop, indexed; finding a name costs the same for ten names and for fifty thousand. */
public final class Catalogue {
    private static final int LONGEST_NAME = 16;
    private static final int SEVERAL = -1;

    private final List<String> names;
    private final List<List<Word>> wordsOfNames;
    private final Map<String, int[]> postings = new HashMap<>();
    private final Map<String, Integer> whole = new HashMap<>();
    private final Map<String, Integer> withoutMeasure = new HashMap<>();
    private final Set<String> numbers = new HashSet<>();
    private final Vocabulary vocabulary = new Vocabulary();
    private final Compounds compounds;

    public Catalogue(Collection<String> names, Words words) {
        this.names = names.stream().distinct().toList();
        this.compounds = new Compounds(words);
        this.wordsOfNames = this.names.stream().map(words::of).toList();
        var lists = new HashMap<String, List<Integer>>();
        for (var id = 0; id < this.names.size(); id++) {
            index(id, lists);
        }
        lists.forEach((word, ids) -> postings.put(word, ids.stream().mapToInt(Integer::intValue).toArray()));
    }

    private void index(int id, Map<String, List<Integer>> lists) {
        var words = wordsOfNames.get(id);
        var seen = new HashSet<String>();
        for (var at = 1; at < words.size(); at++) {
            if (speaks(words.get(at - 1)) && speaks(words.get(at))) {
                compounds.add(words.get(at - 1).form(), words.get(at).form());
            }
        }
        for (var word : words) {
            if (seen.add(word.form())) {
                lists.computeIfAbsent(word.form(), _ -> new ArrayList<>(1)).add(id);
                if (!word.measure()) {
                    vocabulary.add(word.form());
                }
                if (!word.number().isEmpty()) {
                    numbers.add(word.number());
                }
            }
        }
        whole.merge(key(words), id, (_, _) -> SEVERAL);
        withoutMeasure.merge(key(words.stream().filter(word -> !word.measure()).toList()), id, (_, _) -> SEVERAL);
    }

    public int size() {
        return names.size();
    }

    /** Whether some name holds the number, by itself or as how much of a unit. */
    public boolean hasNumber(String number) {
        return numbers.contains(Words.number(number));
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
            var named = nameAt(words, first);
            named.ifPresent(found::add);
            first = named.isPresent() ? named.get().lastWord() + 1 : first + 1;
        }
        return found;
    }

    private Optional<Named> nameAt(List<Word> words, int first) {
        for (var last = Math.min(words.size(), first + LONGEST_NAME) - 1; last >= first; last--) {
            var key = key(words.subList(first, last + 1));
            var id = whole.getOrDefault(key, withoutMeasure.getOrDefault(key, SEVERAL));
            if (id != SEVERAL && !key.isEmpty()
                    && words.subList(first, last + 1).stream().anyMatch(Catalogue::speaks)) {
                return Optional.of(new Named(names.get(id), first, last));
            }
        }
        return Optional.empty();
    }

    /**
     * How many words from the first on are, in whatever order, of one name, numbers in the order that the name has them:
     * "airdopes 141", "shirt white 40", "stone 350 speaker".
     */
    public int partAt(List<Word> words, int first) {
        var meant = postings.getOrDefault(words.get(first).form(), new int[0]);
        var last = first;
        while (last < words.size() && last - first < LONGEST_NAME && !words.get(last).measure()) {
            var word = words.get(last);
            if (words.subList(first, last).stream().anyMatch(other -> other.form().equals(word.form()))) {
                break;
            }
            var holds = common(meant, postings.getOrDefault(word.form(), new int[0]));
            var here = last;
            if (!speaks(word)) {
                holds = Arrays.stream(holds).filter(id -> isInOrder(wordsOfNames.get(id), words, first, here))
                        .toArray();
            }
            if (holds.length == 0) {
                break;
            }
            meant = holds;
            last++;
        }
        return last - first;
    }

    private static boolean isInOrder(List<Word> name, List<Word> words, int first, int at) {
        var number = place(name, words.get(at));
        return at > first
                ? place(name, words.get(at - 1)) < number
                : at + 1 < words.size() && place(name, words.get(at + 1)) == number + 1;
    }

    private static int place(List<Word> name, Word word) {
        for (var at = 0; at < name.size(); at++) {
            if (name.get(at).form().equals(word.form())) {
                return at;
            }
        }
        return -1;
    }

    private static boolean speaks(Word word) {
        return !word.measure() && !Character.isDigit(word.form().charAt(0));
    }

    /**
     * Finds the name that all the words are about.
     *
     * @param measures sizes that stand in the text, and bare numbers that may be; they decide between names and exclude none
     */
    public Resolution resolve(List<Word> words, Set<String> measures) {
        if (words.isEmpty()) {
            return new Resolution.NotFound(List.of());
        }
        var matches = compounds.asWritten(words, vocabulary).stream().distinct().map(vocabulary::match).toList();
        var meant = matches.stream().map(this::idsOf).reduce(Catalogue::common).orElseThrow();
        if (meant.length == 0) {
            return new Resolution.NotFound(nearest(matches));
        }
        var likeness = matches.stream().mapToDouble(Vocabulary.Match::likeness).min().orElse(0);
        return best(meant, matches.size(), measures, likeness);
    }

    /** The measures of a name, as {@link Word#form()}. */
    public Set<String> measuresOf(String name, Words reader) {
        var measures = new HashSet<String>();
        reader.of(name).stream().filter(Word::measure).map(Word::form).forEach(measures::add);
        return measures;
    }

    private Resolution best(int[] meant, int words, Set<String> measures, double likeness) {
        var best = new ArrayList<String>();
        var bestRank = Integer.MIN_VALUE;
        for (var id : meant) {
            var rank = rank(wordsOfNames.get(id), words, measures);
            if (rank > bestRank) {
                best.clear();
                bestRank = rank;
            }
            if (rank == bestRank) {
                best.add(names.get(id));
            }
        }
        return best.size() == 1
                ? new Resolution.Found(best.getFirst(), likeness)
                : new Resolution.Ambiguous(best.stream().limit(Candidates.MOST).toList());
    }

    /** A size that fits counts most, then that no word of the name was left out. */
    private static int rank(List<Word> name, int words, Set<String> measures) {
        var spoken = 0;
        var sizes = 0;
        for (var word : name) {
            if (measures.contains(word.form()) || measures.contains(word.number())) {
                sizes++;
            }
            if (!word.measure()) {
                spoken++;
            }
        }
        return sizes * 2 + (spoken <= words ? 1 : 0);
    }

    private int[] idsOf(Vocabulary.Match match) {
        var lists = match.words().stream().map(word -> postings.getOrDefault(word, new int[0])).toList();
        return lists.size() == 1
                ? lists.getFirst()
                : lists.stream().flatMapToInt(Arrays::stream).sorted().distinct().toArray();
    }

    private static int[] common(int[] a, int[] b) {
        var shorter = a.length <= b.length ? a : b;
        var longer = a.length <= b.length ? b : a;
        return Arrays.stream(shorter).filter(id -> Arrays.binarySearch(longer, id) >= 0).toArray();
    }

    private List<String> nearest(List<Vocabulary.Match> matches) {
        return matches.stream().map(this::idsOf).filter(ids -> ids.length > 0)
                .min((a, b) -> Integer.compare(a.length, b.length)).stream().flatMapToInt(Arrays::stream)
                .limit(Candidates.MOST).mapToObj(names::get).toList();
    }

    private static String key(List<Word> words) {
        var key = new StringBuilder();
        for (var word : words) {
            key.append(word.form()).append(' ');
        }
        return key.toString();
    }
}
