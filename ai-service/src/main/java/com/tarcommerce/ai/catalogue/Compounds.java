package com.tarcommerce.ai.catalogue;

import com.tarcommerce.ai.text.LetterNames;
import com.tarcommerce.ai.text.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words that a name writes apart and a text together, or the other way round: tshirt, pen drive, एमसील. */
final class Compounds {
    private static final int SHORTEST = 5;
    private static final LetterNames LETTERS = new LetterNames();
    private static final int FEWEST_CONSONANTS = 3;
    private static final int MOST_CHANCE = 4;
    private static final int MOST_INITIALS = 5;

    private final Map<String, List<String>> apart = new HashMap<>();
    private final Map<String, List<String>> apartBySound = new HashMap<>();

    private final Map<String, List<String>> initials = new HashMap<>();

    private final Words reader;

    Compounds(Words reader) {
        this.reader = reader;
    }

    /** Two words that stand side by side in a name. */
    void add(String first, String second) {
        var together = first + second;
        apart.putIfAbsent(Spelling.skeleton(together), List.of(first, second));
        apartBySound.putIfAbsent(Spelling.consonants(LETTERS.spoken(first) + second), List.of(first, second));
    }

    /** Hcv is HC Verma, rlt Red Label Tea, where no other name begins so; a word with a vowel may be a word. */
    void addInitials(List<Word> name) {
        var words = name.stream().filter(Word::speaks).map(Word::form).limit(MOST_INITIALS).toList();
        if (words.size() > 1 && words.getFirst().length() < FEWEST_CONSONANTS) {
            learn(words.getFirst() + words.get(1).charAt(0), words.subList(0, 2));
        }
        for (var many = FEWEST_CONSONANTS; many <= words.size(); many++) {
            var some = words.subList(0, many);
            learn(some.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining()), some);
        }
    }

    private void learn(String letters, List<String> words) {
        if (letters.length() >= FEWEST_CONSONANTS
                && letters.chars().noneMatch(letter -> "aeiouy".indexOf(letter) >= 0)) {
            initials.merge(letters, words, (one, other) -> one.equals(other) ? one : List.of());
        }
    }

    /** The words as the names write them, apart or together. */
    List<Word> asWritten(List<Word> words, Vocabulary vocabulary) {
        var written = new ArrayList<Word>(words.size());
        for (var at = 0; at < words.size(); at++) {
            var word = words.get(at);
            var spelled = letters(words, at, vocabulary);
            if (spelled != null) {
                written.add(spelled);
                at += spelled.form().length() - 1;
                continue;
            }
            var joined = at + 1 < words.size() ? joined(word, words.get(at + 1), vocabulary) : null;
            if (joined != null) {
                written.add(joined);
                at++;
            } else {
                written.addAll(divided(word, vocabulary));
            }
        }
        return written;
    }

    /** "H c verma", एच सी वर्मा: the letters of a word one by one, the longest first. */
    private static @Nullable Word letters(List<Word> words, int at, Vocabulary vocabulary) {
        var spelled = new StringBuilder();
        var found = 0;
        for (var end = at; end < Math.min(words.size(), at + MOST_INITIALS) && letter(words.get(end)) != null; end++) {
            spelled.append(letter(words.get(end)));
            found = spelled.length() > 1 && vocabulary.knows(spelled.toString()) ? end + 1 - at : found;
        }
        return found == 0
                ? null
                : new Word(spelled.substring(0, found), words.get(at).from(), words.get(at + found - 1).to(), false,
                        false, "");
    }

    private static @Nullable String letter(Word word) {
        if (word.heard()) {
            return LETTERS.letter(word.form()).filter(letter -> letter.length() == 1).orElse(null);
        }
        return word.form().length() == 1 && word.speaks() ? word.form() : null;
    }

    private @Nullable Word joined(Word first, Word second, Vocabulary vocabulary) {
        var isPair = isPlain(first) && isPlain(second) && second.from() - first.to() <= 1
                && first.form().length() + second.form().length() >= SHORTEST
                && !vocabulary.isMeant(first) && !vocabulary.isMeant(second);
        if (!isPair) {
            return null;
        }
        var together = new Word(reader.form(first.form() + second.form()), first.from(), second.to(), false,
                first.heard() && second.heard(), "");
        return vocabulary.meant(together).filter(name -> isTheSame(together, name)).map(together::as).orElse(null);
    }

    /** Two words that sound like one name may be two by chance; so all of it has to sound so. */
    private static boolean isTheSame(Word together, String name) {
        return Spelling.skeleton(name).equals(Spelling.skeleton(together.form()))
                || (together.heard() && Spelling.consonants(name).length() >= MOST_CHANCE
                        && Spelling.consonants(name).equals(Spelling.consonants(together.form())));
    }

    private List<Word> divided(Word word, Vocabulary vocabulary) {
        if (!isPlain(word) || vocabulary.isMeant(word)) {
            return List.of(word);
        }
        var name = initials.get(word.form());
        if (name != null && !name.isEmpty()) {
            return name.stream().map(word::as).toList();
        }
        var parts = apart.get(Spelling.skeleton(word.form()));
        if (parts != null && word.form().length() < SHORTEST && !String.join("", parts).equals(word.form())) {
            parts = null;
        }
        var sound = word.heard() ? Spelling.consonants(word.form()) : "";
        if (parts == null && sound.length() >= FEWEST_CONSONANTS) {
            parts = apartBySound.get(sound);
        }
        return parts == null ? List.of(word) : parts.stream().map(word::as).toList();
    }

    private static boolean isPlain(Word word) {
        return !word.measure() && Character.isLetter(word.form().codePointAt(0));
    }
}
