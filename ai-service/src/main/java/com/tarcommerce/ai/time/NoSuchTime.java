package com.tarcommerce.ai.time;

import com.tarcommerce.ai.text.Token;
import com.tarcommerce.ai.time.TimeWords.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows what is written as a time or a date, though no clock or calendar has it: 25 baje, 13 pm, 5:75, 45/13, 40th. */
final class NoSuchTime {
    private static final int HOURS = 24;
    private static final int NOON = 12;
    private static final int MINUTES = 60;
    private static final Set<String> BEHIND_DATE = Set.of("ko", "at", "subah", "shaam", "raat", "dopahar");

    private final TimeWords words;

    NoSuchTime(TimeWords words) {
        this.words = words;
    }

    TimePart.@Nullable Day at(List<Token> tokens, int at) {
        if (!isShort(tokens, at)) {
            return null;
        }
        if (isOfCalendar(tokens, at)) {
            return new TimePart.Day(null, at, at + 2);
        }
        var hasMinutes = isDivided(tokens, at, ":") && tokens.get(at + 2).text().length() == 2;
        if (isDivided(tokens, at, "/") && isNoDate(tokens, at)) {
            return new TimePart.Day(null, at, at + 3);
        }
        var behind = hasMinutes ? at + 3 : at + 1;
        var marked = isMarked(tokens, behind);
        return (hasMinutes || marked) && !isOfClock(tokens, at, hasMinutes, behind)
                ? new TimePart.Day(null, at, marked ? behind + 1 : behind)
                : null;
    }

    private boolean isMarked(List<Token> tokens, int at) {
        return isHalf(tokens, at) || words.is(Kind.OCLOCK, tokens, at);
    }

    private boolean isHalf(List<Token> tokens, int at) {
        return words.is(Kind.AM, tokens, at) || words.is(Kind.PM, tokens, at);
    }

    private boolean isOfClock(List<Token> tokens, int at, boolean hasMinutes, int behind) {
        var hour = WrittenDate.number(tokens, at);
        var minute = hasMinutes ? WrittenDate.number(tokens, at + 2) : 0;
        return minute < MINUTES && hour <= (isHalf(tokens, behind) ? NOON : HOURS) && (hour < HOURS || minute == 0);
    }

    /** 40th, 45 tarikh, 32 march. */
    private boolean isOfCalendar(List<Token> tokens, int at) {
        var touches = at + 1 < tokens.size() && tokens.get(at).touches(tokens.get(at + 1));
        return WrittenDate.number(tokens, at) > WrittenDate.LONGEST_MONTH
                && ((touches && words.is(Kind.ORDINAL, tokens, at + 1)) || words.is(Kind.TARIKH, tokens, at + 1)
                        || words.is(Kind.MONTH, tokens, at + 1));
    }

    /** "45/13 ko", "on 40/2": what else is written so divides something else. */
    private boolean isNoDate(List<Token> tokens, int at) {
        return !(WrittenDate.isSmall(tokens, at) && WrittenDate.isSmall(tokens, at + 2))
                && ((at > 0 && tokens.get(at - 1).is("on"))
                        || (at + 3 < tokens.size() && BEHIND_DATE.contains(tokens.get(at + 3).text())));
    }

    private static boolean isDivided(List<Token> tokens, int at, String by) {
        return isShort(tokens, at + 2) && tokens.get(at + 1).is(by) && tokens.get(at).touches(tokens.get(at + 1))
                && tokens.get(at + 1).touches(tokens.get(at + 2));
    }

    private static boolean isShort(List<Token> tokens, int at) {
        return WrittenDate.isWhole(tokens, at) && tokens.get(at).text().length() <= 2;
    }
}
