package com.tarcommerce.ai.summary;

import com.tarcommerce.common.contract.ai.ChatLine;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Picks the messages that say most, in their order and word for word: what many speak of, numbers, questions. */
final class ExtractLines {
    private static final int LONGEST_LINE = 160;
    private static final int SHORTEST_WORD = 3;
    private static final double NUMBER = 2;
    private static final double QUESTION = 1;

    private final List<ChatLine> lines;
    private final Map<String, Integer> speakersOfWord = new HashMap<>();

    private ExtractLines(List<ChatLine> lines) {
        this.lines = lines;
        lines.forEach(line -> words(line).forEach(word -> speakersOfWord.merge(word, 1, Integer::sum)));
    }

    /** The beginning of the one that says most, if not even one fits; empty if there is none. */
    static String extract(List<ChatLine> lines, int room) {
        return new ExtractLines(lines).within(room);
    }

    private String within(int room) {
        var picked = new TreeSet<Integer>();
        var seen = new HashSet<String>();
        var left = room;
        for (var at : ranked()) {
            var said = said(lines.get(at));
            var needed = said.length() + (picked.isEmpty() ? 0 : 1);
            if (needed <= left && seen.add(said)) {
                picked.add(at);
                left -= needed;
            }
        }
        if (picked.isEmpty() && !lines.isEmpty()) {
            return cut(said(lines.get(ranked().getFirst())), room);
        }
        return picked.stream().map(lines::get).map(ExtractLines::said).collect(Collectors.joining("\n"));
    }

    private List<Integer> ranked() {
        return IntStream.range(0, lines.size()).boxed()
                .sorted(Comparator.comparingDouble((Integer at) -> weight(lines.get(at))).reversed()).toList();
    }

    private double weight(ChatLine line) {
        var words = words(line);
        var shared = words.stream().mapToInt(word -> speakersOfWord.getOrDefault(word, 1) - 1).sum();
        return shared / Math.sqrt(words.size() + 1.0)
                + (line.text().codePoints().anyMatch(Character::isDigit) ? NUMBER : 0)
                + (line.text().contains("?") ? QUESTION : 0) + Math.min(words.size(), SHORTEST_WORD) / 10.0;
    }

    private static Set<String> words(ChatLine line) {
        return Arrays.stream(line.text().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> word.length() >= SHORTEST_WORD).collect(Collectors.toSet());
    }

    private static String said(ChatLine line) {
        var text = oneLine(line.text());
        var end = text.offsetByCodePoints(0, Math.min(LONGEST_LINE, text.codePointCount(0, text.length())));
        return oneLine(line.from()) + ": " + (end == text.length() ? text : text.substring(0, end) + "…");
    }

    /** Never cuts a character in two. */
    private static String cut(String text, int room) {
        var end = Character.isHighSurrogate(text.charAt(room - 2)) ? room - 2 : room - 1;
        return text.substring(0, end).stripTrailing() + "…";
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
