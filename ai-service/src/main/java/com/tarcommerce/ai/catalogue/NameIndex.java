package com.tarcommerce.ai.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which names hold which words; finding one costs the same for ten names and for fifty thousand, if it is spelled as there. */
final class NameIndex {
    private static final int LONGEST_NAME = 16;
    private static final int SEVERAL = -1;
    private static final int[] NONE = {};

    private final List<List<Word>> names;
    private final Map<String, int[]> postings = new HashMap<>();
    private final Map<String, Integer> whole = new HashMap<>();
    private final Map<String, Integer> withoutMeasure = new HashMap<>();

    /** @param names the words of every name; a name is known by its place in the list */
    NameIndex(List<List<Word>> names) {
        this.names = names;
        var lists = new HashMap<String, List<Integer>>();
        for (var id = 0; id < names.size(); id++) {
            index(id, lists);
        }
        lists.forEach((word, ids) -> postings.put(word, ids.stream().mapToInt(Integer::intValue).toArray()));
    }

    private void index(int id, Map<String, List<Integer>> lists) {
        var words = names.get(id);
        words.stream().map(Word::form).distinct()
                .forEach(form -> lists.computeIfAbsent(form, _ -> new ArrayList<>(1)).add(id));
        whole.merge(key(words), id, (_, _) -> SEVERAL);
        withoutMeasure.merge(key(words.stream().filter(word -> !word.measure()).toList()), id, (_, _) -> SEVERAL);
    }

    List<Word> words(int id) {
        return names.get(id);
    }

    /** The names that hold a word, in order. */
    int[] holding(String form) {
        return postings.getOrDefault(form, NONE);
    }

    /** The names that hold any of the words, in order. */
    int[] holdingAny(List<String> forms) {
        return forms.size() == 1
                ? holding(forms.getFirst())
                : forms.stream().map(this::holding).flatMapToInt(Arrays::stream).sorted().distinct().toArray();
    }

    int size() {
        return names.size();
    }

    /** The longest stretch of words, from the first on, that is a name; {@link Stretch#id()} says which. */
    Optional<Stretch> nameAt(List<Word> words, int first) {
        for (var last = Math.min(words.size(), first + LONGEST_NAME) - 1; last >= first; last--) {
            var stretch = words.subList(first, last + 1);
            var key = key(stretch);
            var id = whole.getOrDefault(key, withoutMeasure.getOrDefault(key, SEVERAL));
            if (id != SEVERAL && !key.isEmpty() && stretch.stream().anyMatch(Word::speaks)) {
                return Optional.of(new Stretch(id, last));
            }
        }
        return Optional.empty();
    }

    /** @param last the place of its last word */
    record Stretch(int id, int last) {
    }

    /**
     * How many words from the first on are, in whatever order, of one name, numbers in the order that the name has them:
     * "airdopes 141", "shirt white 40", "stone 350 speaker".
     */
    int partAt(List<Word> words, int first) {
        var meant = holding(words.get(first).form());
        var last = first;
        while (last < words.size() && last - first < LONGEST_NAME && !words.get(last).measure()) {
            var word = words.get(last);
            if (words.subList(first, last).stream().anyMatch(other -> other.form().equals(word.form()))) {
                break;
            }
            var holds = common(meant, holding(word.form()));
            var here = last;
            if (!word.speaks()) {
                holds = Arrays.stream(holds).filter(id -> isInOrder(names.get(id), words, first, here))
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

    static int[] common(int[] a, int[] b) {
        var shorter = a.length <= b.length ? a : b;
        var longer = a.length <= b.length ? b : a;
        return Arrays.stream(shorter).filter(id -> Arrays.binarySearch(longer, id) >= 0).toArray();
    }

    private static String key(List<Word> words) {
        var key = new StringBuilder();
        for (var word : words) {
            key.append(word.form()).append(' ');
        }
        return key.toString();
    }
}
