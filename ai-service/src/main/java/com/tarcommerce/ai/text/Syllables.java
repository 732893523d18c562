package com.tarcommerce.ai.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts a Hindi word into syllables and writes those that are spoken. */
final class Syllables {
    private static final String INHERENT = "a";

    /** A consonant, if any, and the vowel behind it: null where it is the unwritten one. */
    private record Syllable(String consonant, @Nullable Letter vowel, boolean mute, String nasal) {
        boolean hasSchwa() {
            return vowel == null && !mute && !consonant.isEmpty();
        }

        boolean sounds() {
            return vowel != null || hasSchwa();
        }

        Syllable muted() {
            return new Syllable(consonant, null, true, nasal);
        }
    }

    private Syllables() {
    }

    /** The word in Latin letters. */
    static String spoken(String word, Map<String, Letter> letters) {
        return joined(withoutSilentVowels(syllables(word, letters)));
    }

    private static List<Syllable> syllables(String word, Map<String, Letter> letters) {
        var syllables = new ArrayList<Syllable>();
        for (var at = 0; at < word.length();) {
            var pair = at + 2 <= word.length() ? letters.get(word.substring(at, at + 2)) : null;
            var letter = pair == null ? letters.get(word.substring(at, at + 1)) : pair;
            at += pair == null ? 1 : 2;
            if (letter != null) {
                put(syllables, letter);
            }
        }
        return syllables;
    }

    private static void put(List<Syllable> syllables, Letter letter) {
        var last = syllables.isEmpty() ? new Syllable("", null, true, "") : syllables.removeLast();
        switch (letter.kind()) {
            case CONSONANT -> {
                keep(syllables, last);
                syllables.add(new Syllable(letter.inside(), null, false, ""));
            }
            case VOWEL -> {
                keep(syllables, last);
                syllables.add(new Syllable(glide(last, letter), letter, false, ""));
            }
            case SIGN -> syllables.add(new Syllable(last.consonant, letter, false, last.nasal));
            case SILENT -> syllables.add(last.muted());
            case NASAL -> syllables.add(new Syllable(last.consonant, last.vowel, last.mute, letter.inside()));
        }
    }

    private static void keep(List<Syllable> syllables, Syllable syllable) {
        if (!syllable.consonant.isEmpty() || syllable.vowel != null) {
            syllables.add(syllable);
        }
    }

    /** गई is typed gayi, आए aaye. */
    private static String glide(Syllable before, Letter vowel) {
        var open = before.hasSchwa() || (before.vowel != null && before.vowel.inside().startsWith("a"));
        return open && (vowel.inside().equals("ee") || vowel.inside().equals("e")) ? "y" : "";
    }

    /** The unwritten vowel is not spoken at the end of a word, nor between two sounding syllables. */
    private static List<Syllable> withoutSilentVowels(List<Syllable> word) {
        var spoken = new ArrayList<>(word);
        for (var at = spoken.size() - 1; at > 0; at--) {
            var inner = at < spoken.size() - 1 && spoken.get(at - 1).sounds() && spoken.get(at + 1).sounds()
                    && !spoken.get(at + 1).consonant.isEmpty();
            if (spoken.get(at).hasSchwa() && spoken.get(at).nasal.isEmpty()
                    && (inner || at == spoken.size() - 1)) {
                spoken.set(at, spoken.get(at).muted());
            }
        }
        return spoken;
    }

    /** The n of कंबल is spoken, and typed, as m. */
    private static String nasalBefore(Syllable next, String nasal) {
        return nasal.equals("n") && !next.consonant.isEmpty() && "pbm".indexOf(next.consonant.charAt(0)) >= 0
                ? "m"
                : nasal;
    }

    private static String joined(List<Syllable> word) {
        var latin = new StringBuilder();
        for (var at = 0; at < word.size(); at++) {
            var syllable = word.get(at);
            latin.append(syllable.consonant);
            if (syllable.vowel != null) {
                var last = at == word.size() - 1 && syllable.nasal.isEmpty()
                        && (at > 0 || !syllable.consonant.isEmpty());
                latin.append(last ? syllable.vowel.last() : syllable.vowel.inside());
            } else if (syllable.hasSchwa()) {
                latin.append(INHERENT);
            }
            latin.append(at + 1 < word.size() ? nasalBefore(word.get(at + 1), syllable.nasal) : syllable.nasal);
        }
        return latin.toString();
    }
}
