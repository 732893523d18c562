package com.tarcommerce.outbound.channel.telegram;

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

    /** At least one part; white space where it was cut is left out. */
    List<String> split(String text) {
        var parts = new ArrayList<String>();
        var rest = text;
        while (rest.length() > limit) {
            var cut = cut(rest);
            addUnlessBlank(parts, rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        addUnlessBlank(parts, rest);
        return parts.isEmpty() ? List.of(text) : List.copyOf(parts);
    }

    private static void addUnlessBlank(List<String> parts, String part) {
        if (!part.isBlank()) {
            parts.add(part);
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
