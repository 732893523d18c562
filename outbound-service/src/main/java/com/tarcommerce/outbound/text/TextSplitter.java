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

    /** At least one part; white space where it was cut is left out, but for the indentation of a line. */
    List<String> split(String text) {
        return ranges(text).stream().map(range -> text.substring(range.begin(), range.end())).toList();
    }

    List<Range> ranges(String text) {
        var ranges = new ArrayList<Range>();
        var begin = 0;
        while (text.length() - begin > limit) {
            var cut = begin + cut(text.substring(begin));
            addUnlessBlank(ranges, text, begin, begin + text.substring(begin, cut).stripTrailing().length());
            begin = cut + blank(text.substring(cut));
        }
        addUnlessBlank(ranges, text, begin, text.length());
        return ranges.isEmpty() ? List.of(new Range(0, text.length())) : List.copyOf(ranges);
    }

    /** How much white space goes before the next part; a line's indentation is its own. */
    private static int blank(String text) {
        var blank = text.length() - text.stripLeading().length();
        var line = text.substring(0, blank).lastIndexOf('\n') + 1;
        return line == 0 || blank == text.length() ? blank : line;
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
