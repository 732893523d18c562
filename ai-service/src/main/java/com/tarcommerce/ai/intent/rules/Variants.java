package com.tarcommerce.ai.intent.rules;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ways to write a phrase of the lexicon: "no (demand/sale) (now/)" is four, and in haste nahi is nai. */
final class Variants {
    private static final Pattern CHOICE = Pattern.compile("\\(([^()]*/[^()]*)\\)");

    private static final String NOT = "nahi";

    private Variants() {
    }

    static List<String> of(String phrase) {
        return choices(phrase).stream().map(Variants::inHaste).flatMap(List::stream).toList();
    }

    /** "Ek bhi nai bacha": within a phrase nai is nahi, by itself it is new. */
    private static List<String> inHaste(String phrase) {
        return phrase.contains(" ") && phrase.contains(NOT)
                ? List.of(phrase, phrase.replace(NOT, "nai"))
                : List.of(phrase);
    }

    private static List<String> choices(String phrase) {
        var choice = CHOICE.matcher(phrase);
        return choice.find()
                ? Stream.of(choice.group(1).split("/", -1))
                        .flatMap(word -> choices(with(choice, phrase, word)).stream())
                        .toList()
                : List.of(phrase.strip().replaceAll(" +", " "));
    }

    private static String with(Matcher choice, String phrase, String word) {
        return phrase.substring(0, choice.start()) + word + phrase.substring(choice.end());
    }
}
