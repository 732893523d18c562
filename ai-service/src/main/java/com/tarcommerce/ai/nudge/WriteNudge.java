package com.tarcommerce.ai.nudge;

import com.tarcommerce.common.contract.ai.NudgeRequest;
import com.tarcommerce.common.contract.ai.NudgeText;
import com.tarcommerce.common.problem.ProblemException;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Writes the reminder about an unpaid cart from templates; the fullest wording that fits. */
@Component
final class WriteNudge {
    static final int USUAL_CHARACTERS = 1_000;
    private static final int FEWEST_CHARACTERS = 20;
    private static final int MOST_ITEMS_NAMED = 5;

    /** @throws ProblemException 400 if {@code maxChars} leaves no room for a sentence */
    NudgeText write(NudgeRequest cart) {
        int room = Objects.requireNonNullElse(cart.maxChars(), USUAL_CHARACTERS);
        if (room < FEWEST_CHARACTERS) {
            throw ProblemException.malformed("maxChars must be at least " + FEWEST_CHARACTERS + ".");
        }
        var words = NudgeWords.in(cart.locale());
        var named = Math.min(MOST_ITEMS_NAMED, cart.items().size());
        var text = IntStream.iterate(named, count -> count >= 0, count -> count - 1)
                .mapToObj(count -> words.full(cart, count)).filter(full -> full.length() <= room).findFirst()
                .orElseGet(() -> cut(words.brief(cart), room));
        return new NudgeText(text, "template");
    }

    /** Never cuts a character in two. */
    private static String cut(String text, int room) {
        if (text.length() <= room) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(room - 2)) ? room - 2 : room - 1;
        return text.substring(0, end).stripTrailing() + "…";
    }
}
