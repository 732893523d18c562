package com.tarcommerce.ai.ocr;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words that say what a line of a bill is, in English and Hindi: whole words, for "cashew" is no cash. */
final class BillWords {
    private static final Pattern NO_ITEM = word("total|gst|[cis]gst|tax(?:es|able)?|discount|round(?:ed|ing)?|date"
            + "|bill|invoice|phone|mob(?:ile)?|gstin|thanks?|cash|change|balance"
            + "|कुल|योग|दिनांक|बिल|फोन|धन्यवाद|छूट|कर|नकद|मोबाइल");
    private static final Pattern TOTAL = word("(?:grand)?total|net\\s+amount|payable|कुल|योग");
    private static final Pattern PART_OF_TOTAL = word("sub\\s*-?\\s*total|उप\\s*-?\\s*योग");
    private static final Pattern BESIDE_TOTAL = word("grand|sub|net|amount|payable|off|paid|items?|qty");
    private static final Pattern RATE = Pattern.compile("\\brate|price|mrp|दर|भाव|मूल्य");
    private static final Pattern AMOUNT = Pattern.compile("amount|\\bamt|राशि|रकम");
    private static final Pattern QUANTITY = Pattern.compile("\\bqty|quantity|\\bnos\\b|मात्रा|नग");
    private static final Pattern IN_WORDS = Pattern.compile("in\\s*words|शब्दों");
    private static final int FEWEST_LETTERS = 3;

    private BillWords() {
    }

    /** @param line in lower case, as are those below */
    static boolean isTotal(String line) {
        return TOTAL.matcher(line).find() && !PART_OF_TOTAL.matcher(line).find();
    }

    /** Whether it holds a word that items have no business with. */
    static boolean isDoubtful(String line) {
        return NO_ITEM.matcher(line).find() || TOTAL.matcher(line).find() || PART_OF_TOTAL.matcher(line).find();
    }

    /** Whether more is left of a name than such words. */
    static boolean isNamed(String name) {
        var rest = BESIDE_TOTAL.matcher(NO_ITEM.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" "))
                .replaceAll(" ");
        return rest.codePoints().filter(Character::isLetter).count() >= FEWEST_LETTERS;
    }

    /** @return whether the rows below have amounts and no prices; empty if it is no heading, as the amount in words is none */
    static Optional<Boolean> onlyAmounts(String line) {
        var isHeading = AMOUNT.matcher(line).find() && !IN_WORDS.matcher(line).find()
                && PrintedNumber.of(line.substring(line.lastIndexOf(' ') + 1)).isEmpty();
        return isHeading ? Optional.of(!RATE.matcher(line).find()) : Optional.empty();
    }

    /** @return whether the column of prices stands before that of quantities; empty if it is no heading of both */
    static Optional<Boolean> priceFirst(String line) {
        var quantity = QUANTITY.matcher(line);
        var lastPrice = RATE.matcher(line).results().mapToInt(MatchResult::start).max();
        var isHeading = quantity.find() && lastPrice.isPresent()
                && PrintedNumber.of(line.substring(line.lastIndexOf(' ') + 1)).isEmpty();
        return isHeading ? Optional.of(lastPrice.getAsInt() < quantity.start()) : Optional.empty();
    }

    private static Pattern word(String words) {
        return Pattern.compile("(?<![\\p{L}\\p{M}])(?:" + words + ")(?![\\p{L}\\p{M}])");
    }
}
