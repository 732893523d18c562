package com.tarcommerce.ai.time;

import com.tarcommerce.ai.text.Numerals;
import com.tarcommerce.ai.text.Token;
import com.tarcommerce.ai.time.TimeWords.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the pieces of expressions of time, from left to right, the longest first. */
final class PartReader {
    private final TimeWords words;
    private final ExceptReader everies;
    private final SpanReader spans;
    private final DateReader dates;
    private final NoSuchTime none;
    private final ClockReader clocks;

    PartReader(TimeWords words, Numerals numerals) {
        this.words = words;
        this.everies = new ExceptReader(words, new EveryReader(words, numerals));
        this.spans = new SpanReader(words, numerals);
        this.dates = new DateReader(words, numerals);
        this.none = new NoSuchTime(words);
        this.clocks = new ClockReader(words, numerals);
    }

    List<TimePart> parts(List<Token> tokens, LocalDate today) {
        var parts = new ArrayList<TimePart>();
        for (var at = 0; at < tokens.size();) {
            var part = partAt(tokens, at, today);
            if (part == null) {
                at++;
            } else {
                var whole = withConnectors(tokens, part, parts.isEmpty() ? 0 : parts.getLast().to());
                parts.add(whole);
                at = whole.to();
            }
        }
        return withoutKinds(tokens, parts);
    }

    /** The "weekly" of "each friday 5.30pm remind about weekly deposit" says of what kind, not how often. */
    private List<TimePart> withoutKinds(List<Token> tokens, List<TimePart> parts) {
        var kinds = parts.stream().filter(part -> part instanceof TimePart.Every every && every.days().isEmpty()
                && IntStream.range(part.from(), part.to()).noneMatch(at -> words.is(Kind.EVERY, tokens, at))
                && parts.stream().noneMatch(other -> other.to() == part.from() || part.to() == other.from())).toList();
        return parts.stream().filter(TimePart.Every.class::isInstance).count() > kinds.size()
                ? parts.stream().filter(part -> !kinds.contains(part)).toList()
                : parts;
    }

    private @Nullable TimePart partAt(List<Token> tokens, int at, LocalDate today) {
        TimePart part = everies.everyAt(tokens, at);
        if (part == null) {
            part = spans.spanAt(tokens, at);
        }
        if (part == null) {
            part = dates.dateAt(tokens, at, today);
        }
        if (part == null) {
            part = none.at(tokens, at);
        }
        return part == null ? clocks.clockAt(tokens, at) : part;
    }

    /** "at", "on the" before and "ko" behind belong to the expression. */
    private TimePart withConnectors(List<Token> tokens, TimePart part, int least) {
        var from = part.from();
        while (from > least && (words.is(Kind.BEFORE, tokens, from - 1) || words.is(Kind.BYGONE, tokens, from - 1))) {
            from--;
        }
        return part.over(from, words.is(Kind.BEHIND, tokens, part.to()) ? part.to() + 1 : part.to());
    }
}
