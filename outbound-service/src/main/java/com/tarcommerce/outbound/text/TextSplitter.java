package com.tarcommerce.outbound.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into parts of at most a number of UTF-16 units: between paragraphs if it can, else lines, else words, else
 * characters as readers see them.
 */
final class TextSplitter {
    private final int limit;

    TextSplitter(int limit) {
        this.limit = limit;
    }

    /** A part is what is from begin to end. */
    record Range(int begin, int end) {
    }

    /** At least one part; white space where it was cut is left out. */
    List<String> split(String text) {
        return ranges(text).stream().map(range -> text.substring(range.begin(), range.end())).toList();
    }

    List<Range> ranges(String text) {
        var ranges = new ArrayList<Range>();
        var begin = 0;
        while (text.length() - begin > limit) {
            var cut = begin + cut(text.substring(begin));
            addUnlessBlank(ranges, text, begin, begin + text.substring(begin, cut).stripTrailing().length());
            begin = text.length() - text.substring(cut).stripLeading().length();
        }
        addUnlessBlank(ranges, text, begin, text.length());
        return ranges.isEmpty() ? List.of(new Range(0, text.length())) : List.copyOf(ranges);
    }

    private static void addUnlessBlank(List<Range> ranges, String text, int begin, int end) {
        if (!text.substring(begin, end).isBlank()) {
            ranges.add(new Range(begin, end));
        }
    }

    /** The best place in the second half, so that no part is tiny. */
    private int cut(String text) {
        for (var boundary : List.of("\n\n", "\n", " ")) {
            var at = text.lastIndexOf(boundary, limit);
            if (at > limit / 2) {
                return at;
            }
        }
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text.substring(0, Math.min(text.length(), 2 * limit)));
        var at = characters.isBoundary(limit) ? limit : characters.preceding(limit);
        return at > 0 ? at : text.offsetByCodePoints(0, text.codePointCount(0, limit) - 1);
    }
}
