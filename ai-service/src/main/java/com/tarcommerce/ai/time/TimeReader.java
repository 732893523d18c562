package com.tarcommerce.ai.time;

import com.tarcommerce.ai.text.Numerals;
import com.tarcommerce.ai.text.Token;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads when something shall happen.
 *
 * <p>Days are day/month; {@code kal} is tomorrow; a bare clock time is the next one; with a day it is the one in opening hours
 * (7 to 11 in the morning, 12 to 6 after it).
 */
public final class TimeReader {
    private static final int FAR = 3;
    private static final Set<String> AGAIN = Set.of("recurring", "repeating", "repeat", "hamesha");
    private static final Set<String> RANGE = Set.of("-", "–", "and", "aur", "to", "se", "or", "ya", "/", "&", ",",
            "ko");
    private static final Set<String> LISTING = Set.of("and", "aur", "&", ",");

    private final PartReader parts;

    private final TimeWords words = new TimeWords();

    public TimeReader(Numerals numerals) {
        this.parts = new PartReader(words, numerals);
    }

    /** "Mon wed fri", "at 9 and 6", "meeting at 5, remind me at 4": two of a kind are two moments. */
    private static boolean isMoreThanOne(List<Token> tokens, List<TimePart> found) {
        var comesAgain = found.stream().anyMatch(TimePart.Every.class::isInstance);
        if (isSaidTwice(
                comesAgain ? found.stream().filter(part -> !isOneOfSeveral(tokens, found, part)).toList() : found)) {
            return true;
        }
        for (var at = 0; at < found.size(); at++) {
            var next = at + 1 < found.size() ? found.get(at + 1) : null;
            if (found.get(at) instanceof TimePart.Weekday && next instanceof TimePart.Weekday
                    && next.from() - found.get(at).to() <= 1) {
                return true;
            }
            var behind = found.get(at).to();
            if (found.get(at) instanceof TimePart.Clock && behind + 1 < tokens.size()
                    && Set.of("and", "aur", "or", "&").contains(tokens.get(behind).text())
                    && tokens.get(behind + 1).isNumber() && !(comesAgain && next instanceof TimePart.Clock)) {
                return true;
            }
        }
        return false;
    }

    /** "9 am and 6 pm", "subah 9 baje aur shaam 6 baje": of its kind another stands beside it, and nothing else between. */
    private static boolean isOneOfSeveral(List<Token> tokens, List<TimePart> found, TimePart part) {
        if (part instanceof TimePart.Part) {
            return true;
        }
        var alike = found.stream().filter(other -> other.getClass() == part.getClass()).toList();
        return (part instanceof TimePart.Clock || part instanceof TimePart.MonthDay)
                && IntStream.range(1, alike.size()).allMatch(
                        at -> IntStream.range(alike.get(at - 1).to(), alike.get(at).from())
                                .allMatch(between -> LISTING.contains(tokens.get(between).text()) || found.stream()
                                        .anyMatch(other -> other instanceof TimePart.Part && other.from() <= between
                                                && between < other.to())));
    }

    private static boolean isSaidTwice(List<TimePart> found) {
        return found.stream().map(part -> part.over(0, 0)).distinct()
                .collect(Collectors.groupingBy(TimePart::getClass, Collectors.counting())).values().stream()
                .anyMatch(different -> different > 1);
    }

    /** "Every other day at 9", "every 2nd saturday": what comes again, though we cannot tell when. */
    private boolean comesAgain(List<Token> tokens, List<TimePart> found, Said said) {
        return said.every() == null
                && (tokens.stream().anyMatch(token -> AGAIN.contains(token.text())) || found.stream()
                        .anyMatch(part -> words.is(TimeWords.Kind.EVERY, tokens, part.to())
                                || IntStream.rangeClosed(part.from() - FAR, part.from() - 1)
                                        .anyMatch(at -> words.is(TimeWords.Kind.EVERY, tokens, at))));
    }

    /** "Daily at 9 for 5 days" ends. */
    private boolean ends(List<Token> tokens, Said said) {
        return said.every() != null && IntStream.range(1, tokens.size())
                .anyMatch(at -> !said.tokens().get(at) && !said.tokens().get(at - 1) && tokens.get(at - 1).isNumber()
                        && words.value(TimeWords.Kind.UNIT, tokens, at) != null);
    }

    /** "2 hours before 6pm", "last monday", "every alternate day", "5 30 pm": words and numbers beside the time that we cannot tell. */
    private boolean isBeyondUs(List<Token> tokens, List<TimePart> found, Said said) {
        return isBeforeThat(tokens) || said.isNoNight() || found.stream()
                .anyMatch(
                        part -> isBygone(tokens, part)
                                || IntStream.of(part.from() - 2, part.from() - 1, part.to(), part.to() + 1)
                                        .anyMatch(at -> words.is(TimeWords.Kind.BEYOND, tokens, at)
                                                && !said.tokens().get(at))
                                || isLooseNumber(tokens, said, part.from() - 1)
                                || isLooseNumber(tokens, said, part.to())
                                || isFromOrTo(tokens, said, part)
                                || isBetween(tokens, said, part.to()));
    }

    private boolean isBygone(List<Token> tokens, TimePart part) {
        return IntStream.range(part.from(), part.to()).anyMatch(at -> words.is(TimeWords.Kind.BYGONE, tokens, at));
    }

    /** "Every hour from 9 to 6". */
    private static boolean isBetween(List<Token> tokens, Said said, int at) {
        return at < tokens.size() && tokens.get(at).is("from") && isLooseNumber(tokens, said, at + 1);
    }

    /** "Meeting at 5, remind me before that". */
    private static boolean isBeforeThat(List<Token> tokens) {
        return IntStream.range(1, tokens.size()).anyMatch(
                at -> (tokens.get(at - 1).is("before") && Set.of("that", "it", "then").contains(tokens.get(at).text()))
                        || (tokens.get(at).is("pehle")
                                && Set.of("usse", "isse", "iske", "uske").contains(tokens.get(at - 1).text())));
    }

    /** "Between 5 and 6 pm", "5-6 baje", "5 baje se 10 minute pehle". */
    private static boolean isFromOrTo(List<Token> tokens, Said said, TimePart part) {
        return part instanceof TimePart.Clock && ((part.from() > 1
                && RANGE.contains(tokens.get(part.from() - 1).text()) && isLooseNumber(tokens, said, part.from() - 2))
                || (part.to() < tokens.size() && tokens.get(part.to()).is("se")
                        && isLooseNumber(tokens, said, part.to() + 1)));
    }

    private static boolean isLooseNumber(List<Token> tokens, Said said, int at) {
        return at >= 0 && at < tokens.size() && tokens.get(at).isNumber() && !said.tokens().get(at);
    }

    /** @return empty if the text says nothing about time */
    public Optional<When> read(List<Token> tokens, ZonedDateTime now) {
        var found = parts.parts(tokens, now.toLocalDate());
        var said = Said.of(found);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        var again = comesAgain(tokens, found, said);
        if (again || isMoreThanOne(tokens, found) || isBeyondUs(tokens, found, said) || ends(tokens, said)) {
            return Optional.of(new When.Vague(again || said.every() != null, said.tokens()));
        }
        return Optional.of(said.every() == null ? new Moment(said, now).resolve() : Recurrence.resolve(said));
    }
}
